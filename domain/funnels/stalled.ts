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
 * stage has a limit. Kept small, as a condition may only be so large: stages of one limit are asked together.
 */
export function stalledCondition(limits: readonly StageLimit[], day: string, ground: DwellGround): Condition {
  const cutOf = (limit: StageLimit) => limitCuts(day, limit, ground)?.over.toISOString();
  const known = limits.flatMap((limit) => ({ ...limit, before: cutOf(limit) }));
  // Most stages have the same limit in a pilot and beside it: there it does not matter whose a record is.
  const isShared = ({ funnel, stage, before, only }: (typeof known)[number]) =>
    known.some((one) => one.funnel === funnel && one.stage === stage && one.before === before && !one.only !== !only);
  const asked = known.flatMap(({ only, except, ...limit }) => {
    if (!isShared({ ...limit, ...(only ? { only } : {}) })) return { ...limit, only, except };
    return only ? [] : { ...limit, only: undefined, except: undefined };
  });
  const groups = Map.groupBy(asked, ({ funnel, before, only, except }) => `${funnel} ${before} ${!only} ${!except}`);
  const over = [...groups.values()].flatMap((group): Condition[] => {
    const [{ funnel, before, only, except }] = group as [(typeof asked)[number]];
    if (before === undefined) return [];
    const stages = group.map(({ stage }) => stage);
    const [stage = '', ...others] = stages;
    return [
      {
        all: [
          { field: 'funnel', op: 'eq', value: funnel },
          others.length > 0 ? { field: 'stage', op: 'in', value: stages } : { field: 'stage', op: 'eq', value: stage },
          { field: 'stageSince', op: 'lt', value: before },
          ...(only ? [ofTeam(only)] : []),
          ...(except ? [{ not: ofTeam(except) }] : []),
        ],
      },
    ];
  });
  return { all: [{ any: over }, awakeOn(day)] };
}

function ofTeam({ departments, people }: Team): Condition {
  const among = (field: string, ids: readonly string[]): Condition[] =>
    ids.length > 0 ? [{ field, op: 'in', value: [...ids] }] : [];
  return { any: [...among('department', departments), ...among('owner', people)] };
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
