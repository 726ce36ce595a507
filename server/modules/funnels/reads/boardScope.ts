import { chanceOf, type Stage } from '#domain/funnels/index.ts';
import { multiplyDecimals, normaliseDecimal, roundDecimal } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type References, selectReferences } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { stagedObject } from '../lockLiveFunnels.ts';
import { type BoardQuery, type BoardScope, boardKeys } from './boardRows.ts';
import { accountField, type CardRow } from './cards.ts';

/** A question to the board with its names looked up and its defaults taken. */
export async function scopeOf(ctx: Context, query: BoardQuery): Promise<BoardScope> {
  const { definitions, object } = await stagedObject(ctx, query.object);
  const funnels = await getFunnels(ctx);
  return {
    ctx,
    query,
    definitions,
    object,
    funnels,
    funnel: funnels.funnel(query.funnel),
    keysOf: boardKeys(object, query.sort),
    limit: Math.min(Math.max(query.perStage ?? 20, 1), 100),
    closed: query.closed ?? 'thisQuarter',
  };
}

/** The titles of accounts and owners that cards name. */
export async function namesOn(scope: BoardScope, records: readonly CardRow[]): Promise<References> {
  const { ctx, definitions, object } = scope;
  const account = accountField(object);
  const named = object.fields.filter((field) => field === account || field.key === 'owner');
  const values = records.map((record) => record.values);
  return selectReferences(ctx.pools.app, ctx, definitions, named, values);
}

/** Amount and weighted amount of a stage; neither for objects without an amount. */
export function sums({ object, funnel }: BoardScope, stage: Stage, amount: string | null) {
  if (!object.tracked?.amount) return {};
  const total = normaliseDecimal(amount ?? '0');
  const weighted = multiplyDecimals(multiplyDecimals(total, String(chanceOf(stage, funnel.learning).percent)), '0.01');
  return { amount: total, weightedAmount: roundDecimal(weighted, 2) };
}
