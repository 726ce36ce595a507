import {
  decideMove,
  type Funnel,
  type MoveDecision,
  missingFor,
  passedStages,
  type UnmetGate,
} from '#domain/funnels/index.ts';
import { type Issue, inLocale, issue, type Locale } from '#domain/kernel/index.ts';
import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { isEmpty } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import type { Definitions } from '../objects/index.ts';
import type { Funnels } from './definitions.ts';
import { conditionContext, conditionsOfAll, withRelated } from './gateValues.ts';

export type Gate = {
  /** `index`: position of the record's values. `from`: null for a record that is being created. */
  decide(index: number, funnel: Funnel, from: string | null, to: string): MoveDecision;
  missing(index: number, funnel: Funnel, from: string | null, to: string): UnmetGate[];
};

/** The gates of an object's funnels, with what they ask of related records loaded for a batch of records. */
export async function gateOf(
  db: Queryable,
  ctx: Context,
  ground: { definitions: Definitions; object: ObjectDefinition; funnels: Funnels },
  records: readonly RecordValues[],
): Promise<Gate> {
  const { definitions, object, funnels } = ground;
  const conditions = conditionsOfAll(funnels.ofObject(object.key));
  const values = await withRelated(db, ctx, definitions, object, conditions, records);
  const context = conditionContext(ctx, definitions, object);
  return {
    decide: (index, funnel, from, to) =>
      decideMove({ values: values[index] ?? {}, stageKey: from }, funnel.live, to, context),
    missing: (index, funnel, from, to) =>
      missingFor({ values: values[index] ?? {}, stageKey: from }, funnel.live, to, context),
  };
}

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
