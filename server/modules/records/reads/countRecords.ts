import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { seesOwnOnly } from '../visibility.ts';
import { sampled, sampledPercent } from './sample.ts';
import { type ListQuery, whereOf } from './whereOf.ts';

type Query = Pick<ListQuery, 'filter' | 'deleted' | 'ids'>;

/**
 * Exactly as long as there are no more than some `cap`; of more about how many, from a sample, since nobody counts on
 * and counting would read them all.
 */
export async function countRecords(
  ctx: Context,
  objectKey: string,
  query: Query,
  cap = 100_000,
): Promise<{ count: number; exact: boolean }> {
  const object = (await getDefinitions(ctx)).object(objectKey);
  if (Number.isFinite(cap) && !seesOwnOnly(ctx, object)) {
    const about = await countFrom(ctx, objectKey, query, {
      what: `(count(*) * 100 / ${sampledPercent(object.table)})::float8`,
      from: sampled(object.table),
    });
    if (about > cap) return { count: rounded(about), exact: false };
  }
  return { count: await countFrom(ctx, objectKey, query, { what: 'count(*)', from: '' }), exact: true };
}

async function countFrom(
  ctx: Context,
  objectKey: string,
  query: Query,
  { what, from }: { what: string; from: string },
): Promise<number> {
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const where = whereOf(ctx, definitions, objectKey, query, params);
  const table = `:schema.${ident(definitions.object(objectKey).table)}`;
  const { rows } = await ctx.pools.app.query<{ count: number }>(
    inSchema(ctx.workspace, `select ${what} as count from ${table} t ${from} where ${where}`),
    params.values,
  );
  return rows[0]?.count ?? 0;
}

/** Three digits say as much as a sample knows. */
function rounded(about: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(about)) - 2);
  return Math.round(about / unit) * unit;
}
