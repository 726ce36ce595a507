import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { addDays, daysBetween } from '#domain/kernel/calendar.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { useTodayView } from '../TodayContext.ts';
import styles from '../today.module.css';

const ABOUT = ['opportunity', 'lead', 'account'] as const;

/** A task: done by a tick, put off to tomorrow by a click, opened with what it is about. */
export function TaskRow({ task }: { task: RecordBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenRecord();
  const mayUpdate = useMay()('task', 'update');
  const { today, nameOf } = useTodayView();
  const update = useUpdateOne('task');
  // The page is read anew now and then; until it is, the row shows what was done here.
  const [here, setHere] = useState<{ done?: boolean; dueDate?: string }>({});
  const done = here.done ?? task.values.done === true;
  const due = here.dueDate ?? String(task.values.dueDate);
  const about = ABOUT.find((key) => task.values[key]);
  const late = daysBetween(due, today.day);
  const owner = nameOf(task.values.owner);

  async function change(values: { done?: boolean; dueDate?: string }) {
    const before = here;
    setHere({ ...here, ...values });
    const doneAt = values.done === undefined ? {} : { doneAt: values.done ? new Date().toISOString() : null };
    const outcome = await update
      .mutateAsync({ id: task.id, values: { ...values, ...doneAt } })
      .catch((error: Error) => ({ ok: false as const, issues: [{ message: error.message }] }));
    if (outcome.ok) return;
    setHere(before);
    toast(outcome.issues[0]?.message ?? t('errors.unexpected'), { failed: true });
  }

  return (
    <li className={styles.row}>
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={t('today.doneLabel', { name: String(task.values.name) })}
        checked={done}
        disabled={!mayUpdate}
        onChange={() => void change({ done: !done })}
      />
      <div className={styles.main}>
        <button
          type="button"
          className={cx(styles.open, styles.line, done && styles.done)}
          onClick={() =>
            open(about ? { object: about, id: String(task.values[about]) } : { object: 'task', id: task.id })
          }
        >
          {String(task.values.name)}
        </button>
        {about && <span className={cx(styles.line, styles.small)}>{nameOf(task.values[about])}</span>}
      </div>
      {mayUpdate && !done && late >= 0 && (
        <button
          type="button"
          className={styles.later}
          onClick={() => void change({ dueDate: addDays(today.day, 1) })}
          title={t('today.tomorrowHint')}
        >
          {t('today.tomorrow')}
        </button>
      )}
      <span className={cx(styles.end, styles.small, late > 0 && !done && styles.late)}>
        {late > 0 && !done ? t('today.overdueBy', { count: late }) : format.day(due)}
      </span>
      {today.scope === 'team' && owner && <Avatar name={owner} size={20} />}
    </li>
  );
}
