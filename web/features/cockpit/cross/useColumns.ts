import type { MeasureResultBody } from '#contract/measures.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../../api/funnels.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useCockpit } from '../scope/CockpitContext.ts';

type Column = { key: string | null; label: string };

const MOST = 10;

/** The columns: all open steps in order, empty ones too; of another dimension the largest. */
export function useColumns(edge: MeasureResultBody | undefined): Column[] {
  const { scope } = useCockpit();
  const { phases } = useFunnels();
  const { locale } = useFormat();
  if (scope.search.columns)
    return (edge?.rows ?? []).slice(0, MOST).map((row) => ({ key: row.keys[0] ?? null, label: row.labels[0] ?? '' }));
  const named = scope.funnel
    ? scope.funnel.live.stages
    : phases.filter((phase) => phase.objectKey === 'opportunity').toSorted((a, b) => a.position - b.position);
  return named
    .filter((step) => step.kind === 'open')
    .map((step) => ({ key: step.key, label: inLocale(step.names, locale) }));
}
