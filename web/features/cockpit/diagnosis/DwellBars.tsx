import { useTranslation } from 'react-i18next';
import type { FunnelChartBody } from '#contract/measures.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import styles from './DiagnosisPanel.module.css';

/** How long deals stay in each stage, against its limit where it has one. */
export function DwellBars({ steps, alone }: { steps: FunnelChartBody['steps']; alone: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stays = steps.flatMap(({ key, name, dwell }) => {
    const median = dwell?.medianDays;
    if (median === null || median === undefined) return [];
    const limit = dwell?.limitDays ?? null;
    return [{ key, name, median, limit, over: limit !== null && median > limit }];
  });
  if (stays.length === 0) return null;
  const limited = stays.some((stay) => stay.limit !== null);
  // Without limits there is nothing to say beside what the funnel shows already.
  if (!limited && !alone) return null;
  const most = Math.max(...stays.flatMap(({ median, limit }) => [median, limit ?? 0])) * 1.05;
  const over = stays.filter((stay) => stay.over).map((stay) => stay.name);
  return (
    <section className={styles.finding}>
      <h3>{t('cockpit.dx.dwellTitle')}</h3>
      {limited && <p>{words()}</p>}
      <ul className={styles.bars}>
        {stays.map(({ key, name, median, limit, over: late }) => (
          <li key={key}>
            <span className="ellipsis" title={name}>
              {name}
            </span>
            <span className={styles.track}>
              <i className={cx(late && styles.late)} style={{ width: `${(median / most) * 100}%` }} />
              {limit !== null && <u style={{ left: `${(limit / most) * 100}%` }} />}
            </span>
            <span className={styles.amount}>
              <b className={late ? 'tone-stalled' : undefined}>{format.number(median, median < 10 ? 1 : 0)}</b>
              <span className="tone-quiet"> {limit === null ? t('cockpit.daysUnit') : `/ ${format.days(limit)}`}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );

  function words(): string {
    return over.length > 0
      ? t('cockpit.dx.dwellOver', { names: over.join(t('cockpit.dx.and')) })
      : t('cockpit.dx.dwellFine');
  }
}
