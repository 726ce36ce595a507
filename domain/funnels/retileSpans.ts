import type { Visit } from './spliceVisits.ts';

/** A stretch of a record's past in which nothing that is tracked changed. `to` is null for the present one. */
export type Span<State> = { from: Date; to: Date | null; stageKey: string | null; state: State };

/**
 * Lays the stages of visits over spans, after visits of the past have changed: stages come from the visits, all else
 * from the span of that time (the first one, for time before it). Both inputs tile time, and so does the result, from
 * the first visit on.
 */
export function retileSpans<State>(
  spans: readonly Span<State>[],
  visits: readonly Pick<Visit, 'stageKey' | 'enteredAt'>[],
): Span<State>[] {
  const [firstVisit] = visits;
  const [firstSpan] = spans;
  if (!firstVisit || !firstSpan) return [...spans];
  const start = firstVisit.enteredAt.getTime();
  const edges = [...visits.map((visit) => visit.enteredAt.getTime()), ...spans.map((span) => span.from.getTime())];
  const cuts = [...new Set(edges)].filter((edge) => edge >= start).sort((a, b) => a - b);
  const tiles: (Span<State> & { source: Span<State> })[] = [];
  for (const cut of cuts) {
    const source = spans.findLast((span) => span.from.getTime() <= cut) ?? firstSpan;
    const visit = visits.findLast((candidate) => candidate.enteredAt.getTime() <= cut) ?? firstVisit;
    const last = tiles.at(-1);
    if (last?.source === source && last.stageKey === visit.stageKey) continue;
    if (last) last.to = new Date(cut);
    tiles.push({ from: new Date(cut), to: null, stageKey: visit.stageKey, state: source.state, source });
  }
  return tiles.map(({ source: _source, ...tile }) => tile);
}
