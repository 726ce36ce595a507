import {
  decideMove,
  type Funnel,
  type GateState,
  gateProgress,
  isTaskDone,
  type MoveDecision,
  missingFor,
  NO_FACTS,
  passedStages,
  type StageTask,
  type UnmetGate,
} from '#domain/funnels/index.ts';
import { type Issue, inLocale, issue, type Locale } from '#domain/kernel/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { isEmpty } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../objects/index.ts';
import type { Funnels } from './definitions.ts';
import { loadFacts } from './facts/loadFacts.ts';
import type { Subject } from './facts/subject.ts';
import { conditionContext, conditionsOfAll, withRelated } from './gateValues.ts';
import { nameDeciders } from './nameDeciders.ts';

export type Gate = {
  /** `index`: position of the record. `from`: null for one that is being created. `override`: the right to go past is used. */
  decide(index: number, funnel: Funnel, from: string | null, to: string, override?: boolean): MoveDecision;
  missing(index: number, funnel: Funnel, from: string | null, to: string): UnmetGate[];
  /** Every gate on the way, whether it is met or not. */
  states(index: number, funnel: Funnel, from: string | null, to: string): GateState[];
  isTaskDone(index: number, stage: string, task: StageTask): boolean;
  /** What was found unmet, approvals with those who are to decide. */
  named(found: readonly { index: number; unmet: readonly UnmetGate[] }[]): Promise<UnmetGate[][]>;
};

/** The gates of an object's funnels, with what they ask beyond the records themselves loaded for a batch of them. */
export async function gateOf(
  db: Queryable,
  ctx: Context,
  ground: { definitions: Definitions; object: ObjectDefinition; funnels: Funnels },
  subjects: readonly Subject[],
): Promise<Gate> {
  const { definitions, object, funnels } = ground;
  const conditions = conditionsOfAll(funnels.ofObject(object.key));
  const records = subjects.map(({ values }) => values);
  const values = await withRelated(db, ctx, definitions, object, conditions, records);
  const full = subjects.map((subject, index) => ({ ...subject, values: values[index] ?? subject.values }));
  const facts = await loadFacts(db, ctx, ground, full, versionsOf(funnels, records));
  const context = conditionContext(ctx, definitions, object);
  const record = (index: number) => ({ values: values[index] ?? {}, facts: facts[index] ?? NO_FACTS });
  return {
    decide: (index, funnel, from, to, override = false) =>
      decideMove({ ...record(index), stageKey: from }, funnel.live, to, { ...context, override }),
    missing: (index, funnel, from, to) => missingFor({ ...record(index), stageKey: from }, funnel.live, to, context),
    states: (index, funnel, from, to) => gateProgress({ ...record(index), stageKey: from }, funnel.live, to, context),
    isTaskDone: (index, stage, task) => isTaskDone({ ...record(index), context }, stage, task),
    named: (found) =>
      nameDeciders(
        db,
        ctx,
        found.map(({ index, unmet }) => ({
          ...{ record: subjects[index]?.id ?? '', values: values[index] ?? {} },
          ...{ context, unmet },
        })),
      ),
  };
}

/** Versions that records stand in: what others ask is not loaded. */
const versionsOf = (funnels: Funnels, records: readonly RecordValues[]) =>
  [...new Set(records.map(({ funnel }) => String(funnel)))].flatMap((key) => {
    const funnel = funnels.find(key);
    return funnel ? [funnel.live, ...(funnel.pilot ? [funnel.pilot] : [])] : [];
  });

/** Fields that a patch would empty although the stage, or one passed before it, asks for them. */
export function emptiedRequired(
  funnel: Funnel,
  stageKey: string,
  before: RecordValues,
  patch: RecordValues,
  locale: Locale,
): Issue[] {
  const asked = new Map(
    passedStages(funnel.live.stages, stageKey)
      .reverse()
      .flatMap((stage) => stage.requiredFields.map((field) => [field, stage] as const)),
  );
  return Object.keys(patch)
    .filter((key) => isEmpty(patch[key]) && !isEmpty(before[key]))
    .flatMap((key) => {
      const stage = asked.get(key);
      return stage ? [issue('required_in_stage', key, { stage: inLocale(stage.names, locale) })] : [];
    });
}
