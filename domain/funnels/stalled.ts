import type { Condition } from '../records/condition.ts';
import { type DwellGround, type DwellLimit, limitCuts } from './dwell.ts';

/** The limit of one stage of one funnel. */
export type StageLimit = DwellLimit & { funnel: string; stage: string };

/**
 * Records that stand in their stage for longer than it allows, on a day, and are not snoozed. Holds for none where no
 * stage has a limit.
 */
export function stalledCondition(limits: readonly StageLimit[], day: string, ground: DwellGround): Condition {
  const over = limits.flatMap((limit): Condition[] => {
    const cuts = limitCuts(day, limit, ground);
    if (!cuts) return [];
    return [
      {
        all: [
          { field: 'funnel', op: 'eq', value: limit.funnel },
          { field: 'stage', op: 'eq', value: limit.stage },
          { field: 'stageSince', op: 'lt', value: cuts.over.toISOString() },
        ],
      },
    ];
  });
  return { all: [{ any: over }, awakeOn(day)] };
}

/** A snooze ends when its day begins. */
const awakeOn = (day: string): Condition => ({
  any: [
    { field: 'snoozedUntil', op: 'empty' },
    { field: 'snoozedUntil', op: 'lte', value: day },
  ],
});

/** Whether warnings of a record are silent on a day. */
export const isSnoozed = (until: unknown, day: string): boolean => typeof until === 'string' && until > day;
