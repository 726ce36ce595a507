import type { MeasureQueryBody } from '#contract/measures.ts';
import type { Scope } from './scope.ts';

/** Measures that say what is, not what happened in a window. */
const STOCKS = new Set(['snapshot', 'openCount', 'openAmount', 'weightedAmount']);
/** What became of things goes on after the window: it is judged when it was as old as the present is now. */
const AGEING = new Set(['stageConversion', 'dwell', 'endToEnd', 'velocity', 'createdCount']);

const ages = ({ measure, mode }: MeasureQueryBody): boolean =>
  AGEING.has(measure) || (measure === 'winRate' && mode !== undefined && mode !== 'decided');

/** The same question to the baseline: other days at equal age, or another place on the same days. */
export function against({ baseline }: Scope, query: MeasureQueryBody): MeasureQueryBody | undefined {
  if (!baseline) return undefined;
  const { place, window, asOf } = baseline;
  if (place) {
    const { filters: _own, ...others } = query;
    const filters = query.measure === 'endToEnd' ? place.leadFilters : place.filters;
    return { ...others, ...(filters ? { filters } : {}) };
  }
  if (!asOf) return undefined;
  if (STOCKS.has(query.measure)) return { ...query, asOf };
  return { ...query, window: { ...query.window, ...window }, ...(ages(query) ? { asOf } : {}) };
}
