import { useQuery } from '@tanstack/react-query';
import type { MeasureQueryBody, MeasureResultBody } from '#contract/measures.ts';
import type { Condition } from '#domain/records/condition.ts';
import { api } from './client.ts';

type Results = { results: MeasureResultBody[] };

const ask = (queries: MeasureQueryBody[], signal: AbortSignal) =>
  api.post<Results>('/measures/query', { queries }, { signal });

/** The first numbers of a result by its first dimension: stage → share, funnel → count. */
function byKey(result: MeasureResultBody | undefined): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { keys, values } of result?.rows ?? []) {
    const [key] = keys;
    if (key !== null && key !== undefined && typeof values.value === 'number') found[key] = values.value;
  }
  return found;
}

/** Which share of the stays that ended since a day went on to the next stage, by stage. */
export function useStageConversion(object: string, funnel: string, since: string) {
  return useQuery({
    queryKey: ['measures', 'stageConversion', object, funnel, since],
    queryFn: ({ signal }) =>
      ask(
        [
          {
            measure: 'stageConversion',
            mode: 'throughput',
            object,
            funnel,
            dimensions: ['stage'],
            window: { from: since },
          },
        ],
        signal,
      ),
    select: ({ results }) => byKey(results[0]),
    staleTime: 10 * 60_000,
    // A board without these shares is still a board.
    retry: false,
  });
}

/** How many open records each funnel holds for the reader, or how many of those that a condition holds for. */
export function useOpenCounts(objects: readonly string[], filters?: Condition, enabled = true) {
  return useQuery({
    queryKey: ['measures', 'openCount', objects, filters],
    enabled,
    queryFn: ({ signal }) =>
      ask(
        objects.map((object) => ({
          measure: 'openCount' as const,
          object,
          dimensions: ['funnel'],
          ...(filters ? { filters } : {}),
        })),
        signal,
      ),
    select: ({ results }) => Object.assign({}, ...results.map(byKey)) as Record<string, number>,
    staleTime: 60_000,
    retry: false,
  });
}
