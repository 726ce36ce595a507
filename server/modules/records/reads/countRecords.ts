import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { sampled, sampledPercent } from './sample.ts';
import { type ListQuery, whereOf } from './whereOf.ts';

type Counted = { count: number; exact: boolean };

/** Up to `cap` exactly; beyond it about how many, from a sample, since nobody counts further and counting is slow. */
export async function countRecords(
  ctx: Context,
  objectKey: string,
  query: Pick<ListQuery, 'filter' | 'deleted' | 'ids'>,
  cap = 100_000,
): Promise<Counted> {
  const definitions = await getDefinitions(ctx);
  const table = definitions.object(objectKey).table;
  const params = new Parameters();
  const where = whereOf(ctx, definitions, objectKey, query, params);
  const { rows } = await ctx.pools.app.query<{ count: number }>(
    inSchema(
      ctx.workspace,
      `select count(*) from (select 1 from :schema.${ident(table)} t where ${where} limit ${cap + 1}) found`,
    ),
    params.values,
  );
  const { count } = rows[0]!;
  if (count <= cap) return { count, exact: true };
  const sample = await ctx.pools.app.query<{ about: number }>(
    inSchema(
      ctx.workspace,
      `select (count(*) * 100 / ${sampledPercent(table)})::float8 as about
       from :schema.${ident(table)} t ${sampled(table)} where ${where}`,
    ),
    params.values,
  );
  return { count: Math.max(count, rounded(sample.rows[0]?.about ?? 0)), exact: false };
}

/** Two digits say as much as a sample knows. */
function rounded(about: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, about))) - 2);
  return Math.round(about / unit) * unit;
}
