import { useTranslation } from 'react-i18next';
import { useMeasures } from '../../../api/measures.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { KpiCard } from './KpiCard.tsx';
import styles from './KpiStrip.module.css';
import { baselineQueries, presentQueries, totalsOf, trendQueries, trendsOf } from './kpiQueries.ts';
import { KPIS } from './kpis.ts';

/** Seven numbers with their trend and their change against the baseline. */
export function KpiStrip() {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const present = useMeasures(presentQueries(scope));
  const before = useMeasures(baselineQueries(scope));
  const trend = useMeasures(trendQueries(scope), present.isSuccess);
  const now = totalsOf(present.data);
  const trends = trendsOf(trend.data, scope.day);
  if (present.error) {
    return (
      <section className={styles.alone} aria-label={t('cockpit.kpis')}>
        <ErrorState error={present.error} onRetry={() => void present.refetch()} />
      </section>
    );
  }
  return (
    <section
      className={styles.strip}
      data-tour="kpis"
      data-scroll
      aria-label={t('cockpit.kpis')}
      aria-busy={present.isFetching}
    >
      {KPIS.map((kpi) =>
        now ? (
          <KpiCard key={kpi.key} kpi={kpi} now={now} before={totalsOf(before.data)} trend={trends?.[kpi.key]} />
        ) : (
          <div key={kpi.key} className={styles.kpi}>
            <div className={styles.key}>{t(`cockpit.kpi.${kpi.key}`)}</div>
            <div className={styles.waiting}>
              <Skeleton height={12} />
            </div>
          </div>
        ),
      )}
    </section>
  );
}
