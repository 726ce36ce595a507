import { placeIn } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { StoredVisit } from '../visitQueries.ts';
import type { ReplayAsk } from './types.ts';

const DAY_MS = 86_400_000;

/** The stages of a version in which a record stood longer than that version's limit, counted until now or until it went on. */
export function overstayedStages(
  { now }: Pick<Context, 'now'>,
  { version, places, since }: ReplayAsk,
  visits: readonly StoredVisit[],
): string[] {
  return visits.flatMap((visit) => {
    const until = visit.leftAt ?? now;
    if (until < since) return [];
    const stage = version.stages.find(({ key }) => key === placeIn(version, places, visit.stageKey));
    if (stage?.kind !== 'open' || stage.dwellDays === undefined) return [];
    const days = Math.floor((until.getTime() - visit.dwellSince.getTime()) / DAY_MS);
    return days > stage.dwellDays ? [stage.key] : [];
  });
}
