import { type BoardSort, type Funnel, isClosed, type Stage } from '#domain/funnels/index.ts';
import { zonedDayStart } from '#domain/kernel/index.ts';
import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { type Condition, type RelativePeriod, resolvePeriod } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import { after, orderBy, type Position, type SortKey, sortKeys, valuesOfRow, whereOf } from '../../records/index.ts';
import type { Funnels } from '../definitions.ts';
import type { CardRow } from './cards.ts';

export type BoardQuery = {
  object: string;
  funnel: string;
  filter?: Condition | undefined;
  sort?: BoardSort | undefined;
  /** Cards a column, 1–100. Default 20. */
  perStage?: number | undefined;
  /** Columns of ends show what ended in this period. Default this quarter. */
  closed?: RelativePeriod | undefined;
};

/** A question with every default taken and every name known. */
export type BoardScope = {
  ctx: Context;
  query: BoardQuery;
  definitions: Definitions;
  object: ObjectDefinition;
  funnels: Funnels;
  funnel: Funnel;
  keys: SortKey[];
  limit: number;
  closed: RelativePeriod;
};

/** One card of a column, or the totals alone of a column that has none. `rank` from 1; one row beyond the limit. */
export type BoardRow = {
  stage: string;
  count: number;
  amount: string | null;
  rank: number;
  /** Sort value as PostgreSQL's own text, for the cursor. */
  sort: string | null;
  record: CardRow | null;
};

export function boardKeys(object: ObjectDefinition, sort: BoardSort = 'stageSince'): SortKey[] {
  const { amount, closeDate } = object.tracked ?? {};
  const byAmount = sort === 'amount' && amount ? [{ field: amount, descending: true }] : undefined;
  const byDate = sort === 'closeDate' && closeDate ? [{ field: closeDate }] : undefined;
  return sortKeys(object, 't', byAmount ?? byDate ?? [{ field: 'stageSince' }]);
}

type RawRow = Record<string, unknown> & {
  _stage: string;
  _count: number;
  _amount: string | null;
  _rank: number | null;
  _sort: string | null;
  id: string | null;
  lock_version: number;
};

/**
 * Totals and first cards of stages in one statement. With a position, the cards behind it. What the reader may see is
 * gathered once, as narrow rows: totals and the order of every column come from them, whole rows only for the cards.
 */
export async function selectBoard(
  scope: BoardScope,
  stages: readonly Stage[],
  position?: Position,
): Promise<BoardRow[]> {
  const { ctx, object, keys } = scope;
  const params = new Parameters();
  const names = params.add(stages.map((stage) => stage.key));
  const where = scopeWhere(scope, stages, params);
  const behind = position ? after(keys, 't', position, params) : 'true';
  const order = orderBy(keys, 't');
  const table = `:schema.${ident(object.table)}`;
  const amount = object.tracked?.amount && columnName(object.tracked.amount);
  const narrow = new Set(['id', 'stage_key', keys[0]!.field.column, ...(amount ? [amount] : [])]);
  const { rows } = await ctx.pools.app.query<RawRow>(
    inSchema(
      ctx.workspace,
      `with shown as materialized (
         select ${[...narrow].map((column) => `t.${ident(column)}`).join(', ')} from ${table} t where ${where}),
       totals as (
         select stage_key, count(*) as count, ${amount ? `sum(${ident(amount)})` : 'null::numeric'} as amount
         from shown group by stage_key)
       select s.key as _stage, coalesce(n.count, 0) as _count, n.amount as _amount, c._sort, c._rank, r.*
       from unnest(${names}::text[]) with ordinality as s(key, position)
       left join totals n on n.stage_key = s.key
       left join lateral (
         select f.*, row_number() over () as _rank from (
           select t.id, (${keys[0]!.expression})::text as _sort from shown t
           where t.stage_key = s.key and ${behind} order by ${order} limit ${scope.limit + 1}) f) c on true
       left join ${table} r on r.id = c.id
       order by s.position, c._rank`,
    ),
    params.values,
  );
  return rows.map((row) => ({
    stage: row._stage,
    count: row._count,
    amount: row._amount,
    rank: row._rank ?? 0,
    sort: row._sort,
    record: row.id === null ? null : { id: row.id, version: row.lock_version, values: valuesOfRow(object.fields, row) },
  }));
}

/** Funnel, stages and period stand as plain comparisons, so that the indexes of board and close dates serve them. */
function scopeWhere(scope: BoardScope, stages: readonly Stage[], params: Parameters): string {
  const { ctx, definitions, object, query, closed } = scope;
  const { timeZone, fiscalYearStart } = ctx.workspace;
  const { from, to } = resolvePeriod(closed, ctx.now, timeZone, fiscalYearStart);
  const [start, end] = [from, to].map((day) => params.add(zonedDayStart(day, timeZone).toISOString()));
  const keysOf = (wanted: boolean) =>
    params.add(stages.filter((stage) => isClosed(stage) === wanted).map((stage) => stage.key));
  const period = `t.closed_at >= ${start}::timestamptz and t.closed_at < ${end}::timestamptz`;
  const places = `(t.stage_key = any(${keysOf(false)}::text[]) or (t.stage_key = any(${keysOf(true)}::text[]) and ${period}))`;
  const visible = whereOf(ctx, definitions, object.key, { filter: query.filter }, params);
  return `t.funnel_key = ${params.add(query.funnel)} and ${places} and ${visible}`;
}
