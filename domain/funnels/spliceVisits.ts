import { moveKind } from './moveKind.ts';
import type { MoveKind, Stage } from './types.ts';

/** One stay of a record in a stage. Times are instants; `leftAt` is null while it stands there. */
export type Visit = {
  stageKey: string;
  enteredAt: Date;
  leftAt: Date | null;
  /** Since when it counts as standing here; older than `enteredAt` where a split or merge of stages moved it. */
  dwellSince: Date;
  entryKind: MoveKind;
  exitKind: MoveKind | null;
};
export type PastMove = { stage: string; at: Date };

/**
 * Lays moves of the past between the visits of a record and tiles its time anew: every visit ends where the next
 * begins, the last is open. At one instant, entries keep their order, known ones first. A move into the stage where
 * the record already stood begins no new visit.
 */
export function spliceVisits(visits: readonly Visit[], moves: readonly PastMove[], stages: readonly Stage[]): Visit[] {
  const entries = [
    ...visits.map((visit) => ({
      stage: visit.stageKey,
      at: visit.enteredAt,
      dwellSince: visit.dwellSince,
      known: visit.entryKind,
    })),
    ...moves.map((move) => ({ ...move, dwellSince: move.at, known: undefined })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const arrivals = entries.filter((entry, index) => entry.stage !== entries[index - 1]?.stage);
  const kinds = arrivals.map((entry, index): MoveKind => {
    const before = arrivals[index - 1];
    if (!before) return 'created';
    // Mapping is an act of the funnel's designer and stays one, whatever lies before it.
    return entry.known === 'mapped' ? 'mapped' : moveKind(stages, before.stage, entry.stage);
  });
  return arrivals.map((entry, index) => ({
    stageKey: entry.stage,
    enteredAt: entry.at,
    leftAt: arrivals[index + 1]?.at ?? null,
    dwellSince: entry.dwellSince,
    entryKind: kinds[index]!,
    exitKind: kinds[index + 1] ?? null,
  }));
}
