import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useTickTask } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { toast } from '../../../ui/toast.ts';
import { useHere } from '../here.ts';
import { Due } from '../tasks/Due.tsx';
import taskStyles from '../tasks/tasks.module.css';
import styles from './stage.module.css';

/** What is to be done in this stage, as a checklist; what proves itself ticks itself. */
export function KeyTasks({ journey }: { journey: JourneyBody }) {
  const { t } = useTranslation();
  const { tasks } = journey;
  if (tasks.length === 0) return null;
  const done = tasks.filter((task) => task.done).length;
  return (
    <section className={styles.keyTasks} aria-label={t('gates.keyTasks', { done, all: tasks.length })}>
      <h3 className={styles.halfTitle}>{t('gates.keyTasks', { done, all: tasks.length })}</h3>
      <ul>
        {tasks.map((task) => (
          <KeyTask key={task.key} task={task} journey={journey} />
        ))}
      </ul>
    </section>
  );
}

function KeyTask({ task, journey }: { task: JourneyBody['tasks'][number]; journey: JourneyBody }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, editable } = useHere();
  const may = useMay();
  const tick = useTickTask(object.key);
  const done = tick.isPending ? tick.variables.done : task.done;
  const id = task.task;
  const owner = task.assignee ? journey.references[task.assignee]?.title : undefined;
  const set = () =>
    id &&
    tick.mutate(
      { id, done: !done },
      {
        onSuccess: (outcome) =>
          !outcome.ok && toast(outcome.issues[0]?.message ?? t('errors.unexpected'), { failed: true }),
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  return (
    <li className={taskStyles.task}>
      <label className={taskStyles.what} title={t(`gates.proof.${task.proof.kind}`)}>
        <input type="checkbox" checked={done} disabled={!id || !editable || !may('task', 'update')} onChange={set} />
        <span className={cx(done && taskStyles.done)}>{inLocale(task.names, locale)}</span>
      </label>
      {task.required && !done && <Tag tone="line">{t('gates.requiredTask')}</Tag>}
      {task.due && <Due day={task.due} done={done} />}
      {owner && <Avatar name={owner} size={20} />}
    </li>
  );
}
