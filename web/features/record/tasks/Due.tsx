import { useTranslation } from 'react-i18next';
import { daysBetween } from '#domain/kernel/calendar.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './tasks.module.css';

/** When a task is due; how late it is, while it is not done. */
export function Due({ day, done }: { day: string; done: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const late = daysBetween(day, format.today());
  if (!done && late > 0) return <span className={styles.late}>{t('record.overdueBy', { count: late })}</span>;
  return <span className={styles.due}>{format.day(day)}</span>;
}
