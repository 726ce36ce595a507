import { useTranslation } from 'react-i18next';
import { daysBetween, zonedDay } from '#domain/kernel/calendar.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { FieldCell } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { isEmptyValue } from '../details/shownFields.ts';
import { fieldIn, useHere } from '../here.ts';
import styles from './stage.module.css';

/** What there is to say of an end: why, against whom, what came of it. */
const TOLD = [
  'lossReason',
  'lossNote',
  'invalidReason',
  'rejectReason',
  'rejectNote',
  'competitor',
  'account',
  'opportunity',
];
const OF_LEADS_ONLY: ReadonlySet<string> = new Set(['account', 'opportunity']);

/** How it ended, how long it took, which stage took longest, and why. */
export function Outcome() {
  const { t } = useTranslation();
  const format = useFormat();
  const { object, record, references, journey } = useHere();
  const { createdAt, closedAt } = record.values;
  const dayOf = (at: unknown) => zonedDay(new Date(String(at)), format.timeZone);
  const longest = (journey?.stages ?? [])
    .filter((stage) => stage.state === 'passed' && stage.days !== null)
    .toSorted((a, b) => Number(b.days) - Number(a.days))[0];
  const stage = journey?.funnel.live.stages.find((known) => known.key === longest?.key);
  const told = TOLD.filter((key) => object.key === 'lead' || !OF_LEADS_ONLY.has(key))
    .flatMap((key) => fieldIn(object, key) ?? [])
    .filter((field) => !isEmptyValue(record.values[field.key]));
  return (
    <section className={styles.half} aria-label={t('record.outcome')}>
      <h3 className={styles.halfTitle}>{t('record.outcome')}</h3>
      <dl className={styles.outcome}>
        {closedAt && (
          <div>
            <dt>{t('record.closedOn')}</dt>
            <dd>{format.date(String(closedAt), 'full')}</dd>
          </div>
        )}
        {closedAt && createdAt && (
          <div>
            <dt>{t('record.took')}</dt>
            <dd>{format.days(Math.max(0, daysBetween(dayOf(createdAt), dayOf(closedAt))))}</dd>
          </div>
        )}
        {stage && longest && (
          <div>
            <dt>{t('record.longestStage')}</dt>
            <dd>
              {inLocale(stage.names, format.locale)} · {format.days(Number(longest.days))}
            </dd>
          </div>
        )}
        {told.map((field) => (
          <div key={field.key}>
            <dt>{inLocale(field.labels, format.locale)}</dt>
            <dd>
              <FieldCell field={field} value={record.values[field.key]} references={references} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
