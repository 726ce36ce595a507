import { bad, good, type Parsed } from '#domain/kernel/index.ts';
import type { OpenVisit } from './visitQueries.ts';

/** When a move happened, from when its span holds, and whether it was entered late. */
export type Moment = { at: Date; spanFrom: Date; isPast: boolean };

const later = (a: Date, b: Date | null | undefined): Date => (b && b > a ? b : a);

/**
 * A time that is given must lie between the entry into the present stage and now. A move of now that waited for
 * another one happens right after that: clocks of two requests never order the visits wrongly.
 */
export function momentOf(now: Date, given: Date | undefined, visit: OpenVisit | undefined): Parsed<Moment> {
  const spanFrom = later(later(now, visit?.enteredAt), visit?.spanFrom);
  if (given === undefined) return good({ at: spanFrom, spanFrom, isPast: false });
  const early = visit !== undefined && given < visit.enteredAt;
  if (early || given > now) return bad('stage_times_disorder', 'stage');
  return good({ at: given, spanFrom, isPast: given < spanFrom });
}
