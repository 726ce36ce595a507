import { can } from '#domain/identity/index.ts';
import { compareDecimal, normaliseDecimal } from '#domain/kernel/index.ts';
import { columnName } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDefinitions } from '../../objects/index.ts';
import { getFunnels } from '../definitions.ts';
import { type Held, selectHeld, selectOverridden } from './gateCostQueries.ts';
import { countComments } from './queries.ts';

export type GateCost = Held & { overrides: number; comments: number };

/**
 * What every gate of a funnel cost since a moment, the dearest first: by the amount it held up, then by how often it
 * refused. Over all records, so only for who looks after funnels. Throws `no_right`, `not_found`.
 */
export async function gateCosts(ctx: Context, funnelKey: string, since: Date): Promise<GateCost[]> {
  if (!can(ctx.actor, 'manageFunnels')) throw new Refused('no_right');
  const { objectKey } = (await getFunnels(ctx)).funnel(funnelKey);
  const { id: objectId, table, tracked } = (await getDefinitions(ctx)).object(objectKey);
  const amount = tracked?.amount && columnName(tracked.amount);
  const db = ctx.pools.app;
  const [held, overridden, commented] = await Promise.all([
    selectHeld(db, ctx.workspace, { funnel: funnelKey, table, amount }, since),
    selectOverridden(db, ctx.workspace, { funnel: funnelKey, table, objectId }, since),
    countComments(db, ctx.workspace, funnelKey, since),
  ]);
  const costs = new Map<string, GateCost>();
  const at = ({ stage, gate }: { stage: string; gate: string }): GateCost => {
    const key = `${stage} ${gate}`;
    const known = costs.get(key) ?? { ...NOTHING, stage, gate };
    costs.set(key, known);
    return known;
  };
  for (const row of held) Object.assign(at(row), row, { amount: normaliseDecimal(row.amount) });
  for (const row of overridden) at(row).overrides = row.count;
  for (const row of commented) at(row).comments = row.count;
  return [...costs.values()].sort(
    (a, b) => compareDecimal(b.amount, a.amount) || b.refusals - a.refusals || b.overrides - a.overrides,
  );
}

const NOTHING = {
  refusals: 0,
  people: 0,
  records: 0,
  amount: '0',
  passed: 0,
  medianDays: null,
  open: 0,
  won: 0,
  lost: 0,
  overrides: 0,
  comments: 0,
};
