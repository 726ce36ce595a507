import { useTranslation } from 'react-i18next';
import { daysBetween, zonedDay } from '#domain/kernel/calendar.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { FieldRow } from '../details/FieldRow.tsx';
import { toldFields } from '../details/shownFields.ts';
import { useHere } from '../here.ts';
import styles from './stage.module.css';

/** How it ended, how long it took, which stage took longest, and why: the reasons can still be changed. */
export function Outcome() {
  const { t } = useTranslation();
  const format = useFormat();
  const { object, record, journey } = useHere();
  const { createdAt, closedAt } = record.values;
  const dayOf = (at: unknown) => zonedDay(new Date(String(at)), format.timeZone);
  const longest = (journey?.stages ?? [])
    .filter((stage) => stage.state === 'passed' && stage.days !== null)
    .toSorted((a, b) => Number(b.days) - Number(a.days))[0];
  const stage = journey?.funnel.live.stages.find((known) => known.key === longest?.key);
  return (
    <section className={styles.half} aria-label={t('record.outcome')}>
      <h3 className={styles.halfTitle}>{t('record.outcome')}</h3>
      <dl className={styles.outcome}>
        {closedAt && (
          <div className={styles.fact}>
            <dt>{t('record.closedOn')}</dt>
            <dd>{format.date(String(closedAt), 'full')}</dd>
          </div>
        )}
        {closedAt && createdAt && (
          <div className={styles.fact}>
            <dt>{t('record.took')}</dt>
            <dd>{format.days(Math.max(0, daysBetween(dayOf(createdAt), dayOf(closedAt))))}</dd>
          </div>
        )}
        {stage && longest && (
          <div className={styles.fact}>
            <dt>{t('record.longestStage')}</dt>
            <dd>
              {inLocale(stage.names, format.locale)} · {format.days(Number(longest.days))}
            </dd>
          </div>
        )}
        {toldFields(object, record.values).map((field) => (
          <FieldRow key={field.key} field={field} />
        ))}
      </dl>
    </section>
  );
}
