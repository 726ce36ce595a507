import { normaliseDecimal } from '#domain/kernel/index.ts';
import type { Condition } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import { type Definitions, getDefinitions } from '../objects/index.ts';
import { compileCondition, whereOf } from '../records/index.ts';

export type Figure = { count: number; amount: string };

/** Counts, and the sum of a money field, of several parts of what the reader sees of an object: one scan for all. */
export async function selectFigures<Part extends string>(
  ctx: Context,
  objectKey: string,
  filter: Condition,
  parts: Record<Part, Condition>,
  amount?: string,
): Promise<Record<Part, Figure>> {
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const where = whereOf(ctx, definitions, objectKey, { filter }, params);
  const names = Object.keys(parts) as Part[];
  const columns = names.map((name, index) => {
    const holds = compileCondition({ ctx, definitions, objectKey, alias: 't', params }, parts[name]);
    const sum = amount ? `coalesce(sum(t.${ident(amount)}) filter (where ${holds}), 0)::text` : `'0'`;
    return `count(*) filter (where ${holds}) as count_${index}, ${sum} as amount_${index}`;
  });
  const { rows } = await ctx.pools.app.query<Record<string, number | string>>(
    inSchema(ctx.workspace, `select ${columns.join(', ')} from ${tableOf(definitions, objectKey)} t where ${where}`),
    params.values,
  );
  const row = rows[0] ?? {};
  const figure = (index: number): Figure => ({
    count: Number(row[`count_${index}`]),
    amount: normaliseDecimal(String(row[`amount_${index}`])),
  });
  return Object.fromEntries(names.map((name, index) => [name, figure(index)])) as Record<Part, Figure>;
}

/** How many of the matching records each owner has. */
export async function countByOwner(ctx: Context, objectKey: string, filter: Condition): Promise<Map<string, number>> {
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const where = whereOf(ctx, definitions, objectKey, { filter }, params);
  const { rows } = await ctx.pools.app.query<{ owner: string; count: number }>(
    inSchema(
      ctx.workspace,
      `select t.owner_id as owner, count(*) as count from ${tableOf(definitions, objectKey)} t
       where ${where} and t.owner_id is not null group by t.owner_id`,
    ),
    params.values,
  );
  return new Map(rows.map((row) => [row.owner, row.count]));
}

/** Follow-ups of a person that are looked at: what was entered last is rarely not what happened last. */
const LATEST = 20;

/** When each of these people last had contact, by the follow-ups they entered last and the reader sees. */
export async function lastFollowUps(ctx: Context, owners: readonly string[]): Promise<Map<string, Date>> {
  const definitions = await getDefinitions(ctx);
  const params = new Parameters();
  const where = whereOf(ctx, definitions, 'activity', {}, params);
  const { rows } = await ctx.pools.app.query<{ owner: string; at: Date }>(
    inSchema(
      ctx.workspace,
      `select o.owner, max(l.at) as at from unnest(${params.add(owners)}::uuid[]) o(owner)
       cross join lateral (
         select t.at from ${tableOf(definitions, 'activity')} t
         where ${where} and t.owner_id = o.owner and t.at <= ${params.add(ctx.now)} order by t.created_at desc limit ${LATEST}
       ) l group by o.owner`,
    ),
    params.values,
  );
  return new Map(rows.map((row) => [row.owner, row.at]));
}

const tableOf = (definitions: Definitions, objectKey: string): string =>
  `:schema.${ident(definitions.object(objectKey).table)}`;
