import { useTranslation } from 'react-i18next';
import { useMeasures } from '../../../api/measures.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';
import { monthKeys } from '../scope/period.ts';
import { trendQueries, trendsOf } from './kpiQueries.ts';
import type { Kpi } from './kpis.ts';
import { TrendChart } from './TrendChart.tsx';

/** The trend of an indicator with its axis, over the records that it opens. */
export function TrendOfKpi({ kpi }: { kpi: Kpi }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope } = useCockpit();
  const answer = useMeasures(trendQueries(scope));
  const points = trendsOf(answer.data, scope.day)?.[kpi.key];
  if (answer.error) return null;
  if (!points) return <Skeleton height={220} />;
  return <TrendChart name={t(`cockpit.kpi.${kpi.key}`)} months={monthKeys(scope.day)} points={points} show={show} />;

  function show(value: number): string {
    if (kpi.show === 'share') return format.percent(value, 1);
    return kpi.show === 'days' ? format.number(value, 0) : format.amount(String(value));
  }
}
