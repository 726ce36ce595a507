import { type BoardSort, type Funnel, isClosed, type Stage } from '#domain/funnels/index.ts';
import { zonedDayStart } from '#domain/kernel/index.ts';
import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { type Condition, type RelativePeriod, resolvePeriod } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import {
  after,
  orderBy,
  type Position,
  type SortKey,
  sortKeys,
  valuesOfRow,
  visibilityPredicate,
  whereOf,
} from '../../records/index.ts';
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
  /** How the cards of a stage are ordered. */
  keysOf: (stage: Stage) => SortKey[];
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

/** Open stages: longest there first. Ends: what ended last comes first. */
export function boardKeys(object: ObjectDefinition, sort: BoardSort = 'stageSince'): (stage: Stage) => SortKey[] {
  const { amount, closeDate } = object.tracked ?? {};
  const byAmount = sort === 'amount' && amount ? [{ field: amount, descending: true }] : undefined;
  const byDate = sort === 'closeDate' && closeDate ? [{ field: closeDate }] : undefined;
  const open = sortKeys(object, 't', byAmount ?? byDate ?? [{ field: 'stageSince' }]);
  const ended = sortKeys(object, 't', byAmount ?? byDate ?? [{ field: 'stageSince', descending: true }]);
  return (stage) => (isClosed(stage) ? ended : open);
}

type RawRow = Record<string, unknown> & {
  _stage: string;
  _count: number;
  _amount: string | null;
  _rank: number | null;
  _sort: string | null;
  _may_write: boolean;
  id: string | null;
  lock_version: number;
};

/**
 * Totals and first cards of stages in one statement. With a position (of a single stage), the cards behind it. What the
 * reader may see is gathered once, as narrow rows: totals and the order of every column come from them, whole rows only
 * for the cards.
 */
export async function selectBoard(
  scope: BoardScope,
  stages: readonly Stage[],
  position?: Position,
): Promise<BoardRow[]> {
  const { ctx, object } = scope;
  const params = new Parameters();
  const names = params.add(stages.map((stage) => stage.key));
  const where = scopeWhere(scope, stages, params);
  const ends = params.add(stages.filter(isClosed).map((stage) => stage.key));
  const orders = [stages.filter((stage) => !isClosed(stage)), stages.filter(isClosed)].flatMap(([first]) =>
    first ? [{ ended: isClosed(first), keys: scope.keysOf(first) }] : [],
  );
  const mayWrite = visibilityPredicate(ctx, scope.definitions, object.key, 'update', 'r', params);
  const columns = orders.map(({ keys }) => keys[0]!.field.column);
  const table = `:schema.${ident(object.table)}`;
  const first = orders.map(({ ended, keys }) => {
    const behind = position ? after(keys, 't', position, params) : 'true';
    const order = orderBy(keys, 't');
    return `(select t.id, (${keys[0]!.expression})::text as _sort from shown t
      where t.stage_key = s.key and ${ended ? '' : 'not '}(s.key = any(${ends}::text[])) and ${behind}
      order by ${order} limit ${scope.limit + 1})`;
  });
  const { rows } = await ctx.pools.app.query<RawRow>(
    inSchema(
      ctx.workspace,
      `with shown as materialized (${shownRows(scope, where, columns)}),
       totals as (${totalsOf(object, ['stage_key'])})
       select s.key as _stage, coalesce(n.count, 0) as _count, n.amount as _amount, c._sort, c._rank, ${mayWrite} as _may_write, r.*
       from unnest(${names}::text[]) with ordinality as s(key, position)
       left join totals n on n.stage_key = s.key
       left join lateral (select f.*, row_number() over () as _rank from (${first.join(' union all ')}) f) c on true
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
    record:
      row.id === null
        ? null
        : {
            id: row.id,
            version: row.lock_version,
            mayWrite: row._may_write,
            values: valuesOfRow(object.fields, row),
          },
  }));
}

/** Narrow rows of everything in the scope: id, stage, amount, and what else is asked for. */
export function shownRows({ object }: BoardScope, where: string, columns: readonly string[]): string {
  const amount = object.tracked?.amount && columnName(object.tracked.amount);
  const narrow = new Set(['id', 'stage_key', ...columns, ...(amount ? [amount] : [])]);
  const list = [...narrow].map((column) => `t.${ident(column)}`).join(', ');
  return `select ${list} from :schema.${ident(object.table)} t where ${where}`;
}

/** Count and sum of the narrow rows `shown`, by some of their columns. */
export function totalsOf(object: ObjectDefinition, by: readonly string[]): string {
  const amount = object.tracked?.amount && columnName(object.tracked.amount);
  const columns = by.map(ident).join(', ');
  const sum = amount ? `sum(${ident(amount)})` : 'null::numeric';
  return `select ${columns}, count(*) as count, ${sum} as amount from shown group by ${columns}`;
}

/** Funnel, stages and period stand as plain comparisons, so that the indexes of board and close dates serve them. */
export function scopeWhere(scope: BoardScope, stages: readonly Stage[], params: Parameters): string {
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
