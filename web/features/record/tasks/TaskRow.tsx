import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { daysBetween } from '#domain/kernel/calendar.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from './tasks.module.css';

export function TaskRow({ task, owner }: { task: RecordBody; owner: string | undefined }) {
  const update = useUpdateOne('task');
  const may = useMay();
  const { done: saved, name, dueDate } = task.values;
  // The tick shows at once; if it could not be saved, it goes back.
  const done = update.isPending ? update.variables.values.done === true : saved === true;
  const toggle = () =>
    update.mutate(
      { id: task.id, values: { done: !done, doneAt: done ? null : new Date().toISOString() } },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) toast(outcome.issues[0]?.message ?? '', { failed: true });
        },
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  return (
    <li className={styles.task}>
      <label className={styles.what}>
        <input type="checkbox" checked={done} disabled={!may('task', 'update')} onChange={toggle} />
        <span className={cx(done && styles.done)}>{String(name)}</span>
      </label>
      {dueDate && <Due day={String(dueDate)} done={done} />}
      {owner && <Avatar name={owner} size={20} />}
    </li>
  );
}

function Due({ day, done }: { day: string; done: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const late = daysBetween(day, format.today());
  if (!done && late > 0) return <span className={styles.late}>{t('record.overdueBy', { count: late })}</span>;
  return <span className={styles.due}>{format.day(day)}</span>;
}
