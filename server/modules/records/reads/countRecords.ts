import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { getDefinitions } from '../../objects/index.ts';
import { type ListQuery, whereOf } from './listRecords.ts';

/** Up to `cap` (default 100 000) exactly; beyond it "more than cap", since nobody reads further and counting is slow. */
export async function countRecords(
  ctx: Context,
  objectKey: string,
  query: Pick<ListQuery, 'filter' | 'deleted' | 'ids'>,
  cap = 100_000,
): Promise<{ count: number; exact: boolean }> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const params = new Parameters();
  const where = whereOf(ctx, definitions, objectKey, query, params);
  const { rows } = await ctx.pools.app.query<{ count: number }>(
    inSchema(
      ctx.workspace,
      `select count(*) from (select 1 from :schema.${ident(object.table)} t where ${where} limit ${cap + 1}) found`,
    ),
    params.values,
  );
  const count = rows[0]!.count;
  return count > cap ? { count: cap, exact: false } : { count, exact: true };
}
