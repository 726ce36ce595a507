import type { RecordValues } from '../objects/types.ts';
import type { Condition } from '../records/condition.ts';
import { type DwellGround, type DwellLimit, limitCuts } from './dwell.ts';

/** Owners in these departments, and these people. */
export type Team = { departments: readonly string[]; people: readonly string[] };

/** The limit of one stage of one funnel; where a pilot runs, of those who try it or of all others. */
export type StageLimit = DwellLimit & { funnel: string; stage: string; only?: Team; except?: Team };

/** The limit that holds for a record. */
export function limitFor(limits: readonly StageLimit[], values: RecordValues): StageLimit | undefined {
  const isOf = ({ departments, people }: Team) =>
    departments.includes(String(values.department)) || people.includes(String(values.owner));
  return limits.find(
    ({ funnel, stage, only, except }) =>
      funnel === values.funnel && stage === values.stage && (!only || isOf(only)) && !(except && isOf(except)),
  );
}

/**
 * Records that stand in their stage for longer than it allows, on a day, and are not snoozed. Holds for none where no
 * stage has a limit.
 */
export function stalledCondition(limits: readonly StageLimit[], day: string, ground: DwellGround): Condition {
  const over = limits.flatMap((limit): Condition[] => {
    const cuts = limitCuts(day, limit, ground);
    if (!cuts) return [];
    const { funnel, stage, only, except } = limit;
    return [
      {
        all: [
          { field: 'funnel', op: 'eq', value: funnel },
          { field: 'stage', op: 'eq', value: stage },
          { field: 'stageSince', op: 'lt', value: cuts.over.toISOString() },
          ...(only ? [ofTeam(only)] : []),
          ...(except ? [{ not: ofTeam(except) }] : []),
        ],
      },
    ];
  });
  return { all: [{ any: over }, awakeOn(day)] };
}

const ofTeam = ({ departments, people }: Team): Condition => ({
  any: [
    { field: 'department', op: 'in', value: [...departments] },
    { field: 'owner', op: 'in', value: [...people] },
  ],
});

/** A snooze ends when its day begins. */
const awakeOn = (day: string): Condition => ({
  any: [
    { field: 'snoozedUntil', op: 'empty' },
    { field: 'snoozedUntil', op: 'lte', value: day },
  ],
});

/** Whether warnings of a record are silent on a day. */
export const isSnoozed = (until: unknown, day: string): boolean => typeof until === 'string' && until > day;
