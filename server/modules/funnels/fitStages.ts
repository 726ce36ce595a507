import { type Funnel, mappedTo } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import type { Draft } from '../records/index.ts';
import { type Funnels, stageOf } from './definitions.ts';
import { conditionContext, withRelated } from './gateValues.ts';

/**
 * A file speaks of stages in the words of one version, whoever owns its rows: a stage that the version of a record does not
 * have is the one that a mapping would have taken it to. `holding`: the funnel as it holds for each.
 */
export async function fitStages(
  db: Queryable,
  ctx: Context,
  { object, funnels }: { object: ObjectDefinition; funnels: Funnels },
  drafts: readonly { draft: Draft; holding: Funnel }[],
): Promise<void> {
  const foreign = drafts.filter(({ draft, holding }) => namedIn(draft).some((key) => !stageOf(holding, key)));
  if (foreign.length === 0) return;
  const definitions = await getDefinitions(ctx);
  const conditions = foreign.flatMap(({ holding }) => (holding.pilot?.mapping ?? []).flatMap(({ when }) => when ?? []));
  const records = foreign.map(({ draft }) => draft.values);
  const filled = await withRelated(db, ctx, definitions, object, conditions, records);
  const context = conditionContext(ctx, definitions, object);
  for (const [index, { draft, holding }] of foreign.entries()) {
    const here = (key: string): string => {
      if (stageOf(holding, key)) return key;
      if (holding.live.state !== 'pilot') return holding.others?.find((other) => other.key === key)?.becomes ?? key;
      const standard = funnels.find(holding.key);
      const live = stageOf(standard, key) ? key : standard?.others?.find((other) => other.key === key)?.becomes;
      return mappedTo(holding.pilot?.mapping ?? [], live ?? key, { values: filled[index]!, context }) ?? live ?? key;
    };
    if (typeof draft.values.stage === 'string') draft.values.stage = here(draft.values.stage);
    if (draft.past) draft.past = draft.past.map((move) => ({ ...move, stage: here(move.stage) }));
  }
}

const namedIn = ({ values, past = [] }: Draft): string[] => [
  ...(typeof values.stage === 'string' ? [values.stage] : []),
  ...past.map(({ stage }) => stage),
];
