import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { daysBetween } from '#domain/kernel/calendar.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ArrowRightIcon } from '../../../ui/icons.tsx';
import { fieldIn, useHere } from '../here.ts';
import styles from './timeline.module.css';

/** What was agreed to come next stays on top, with its day; the record's own, else the newest follow-up's. */
export function NextStepCard({ activities }: { activities: readonly RecordBody[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { object, record } = useHere();
  const own = fieldIn(object, 'nextStep') !== undefined;
  const values: RecordValues = own
    ? record.values
    : (activities.find((activity) => activity.values.nextStep || activity.values.nextStepDate)?.values ?? {});
  const { nextStep, nextStepDate } = values;
  const closed = record.values.stageKind !== undefined && record.values.stageKind !== 'open';
  if (object.key === 'activity' || closed || (!nextStep && !nextStepDate)) return null;
  const late = nextStepDate ? daysBetween(String(nextStepDate), format.today()) : 0;
  return (
    <p className={cx(styles.pinned, late > 0 && styles.pinnedLate)}>
      <ArrowRightIcon size={14} />
      <span className="grow">
        <b>{t('record.nextStep')}</b> {nextStep ? String(nextStep) : ''}
      </span>
      {nextStepDate && (
        <span className={styles.pinnedDay}>
          {late > 0 ? t('record.overdueBy', { count: late }) : format.day(String(nextStepDate))}
        </span>
      )}
    </p>
  );
}
