import { type DwellGround, limitOf, placeIn, stayOn } from '#domain/funnels/index.ts';
import { zonedDay } from '#domain/kernel/index.ts';
import type { StoredVisit } from '../visitQueries.ts';
import type { ReplayAsk } from './types.ts';

/** The stages of a version in which a record stood longer than that version's limit, counted until now or until it went on. */
export function overstayedStages(
  { now, dwell }: { now: Date; dwell: DwellGround },
  { version, places, since }: ReplayAsk,
  visits: readonly StoredVisit[],
): string[] {
  return visits.flatMap((visit) => {
    const until = visit.leftAt ?? now;
    if (until < since) return [];
    const stage = version.stages.find(({ key }) => key === placeIn(version, places, visit.stageKey));
    const stay = stayOn(visit.dwellSince, zonedDay(until, dwell.timeZone), limitOf(stage), dwell);
    return stage && stay.state === 'over' ? [stage.key] : [];
  });
}
