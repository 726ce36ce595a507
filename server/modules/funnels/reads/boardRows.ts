import { type BoardSort, boardStages, type Funnel, isClosed, type Stage } from '#domain/funnels/index.ts';
import { zonedDayStart } from '#domain/kernel/index.ts';
import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { type Condition, type RelativePeriod, resolvePeriod } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import {
  after,
  compileCondition,
  orderBy,
  type Position,
  type SortKey,
  seesOwnOnly,
  sortKeys,
  valuesOfRow,
  visibilityPredicate,
  visibleParts,
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
 * Totals and first cards of stages in one statement. With a position (of a single stage), the cards behind it. Where few are
 * seen they are gathered once, as narrow rows: totals and the order of every column come from them. Where many are seen, both come
 * straight from indexes. Whole rows are read only for the cards.
 */
export async function selectBoard(
  scope: BoardScope,
  stages: readonly Stage[],
  position?: Position,
): Promise<BoardRow[]> {
  const { ctx, object } = scope;
  const params = new Parameters();
  const names = params.add(stages.map((stage) => stage.key));
  const parts = scopeParts(scope, stages, params);
  const ends = params.add(stages.filter(isClosed).map((stage) => stage.key));
  const orders = [stages.filter((stage) => !isClosed(stage)), stages.filter(isClosed)].flatMap(([first]) =>
    first ? [{ ended: isClosed(first), keys: scope.keysOf(first) }] : [],
  );
  const mayWrite = visibilityPredicate(ctx, scope.definitions, object.key, 'update', 'r', params);
  const columns = orders.map(({ keys }) => keys[0]!.field.column);
  const table = `:schema.${ident(object.table)}`;
  const besides = besidesOf(parts);
  const sources = (ended: boolean) => {
    if (!seesMany(scope)) return [{ from: 'shown', condition: 'true' }];
    const most = { from: table, condition: (ended ? parts.ended : parts.open)[0] ?? 'false' };
    return besides.length > 0 ? [most, { from: 'besides', condition: 'true' }] : [most];
  };
  const first = orders.map(({ ended, keys }) => {
    const behind = position ? after(keys, 't', position, params) : 'true';
    const most = `order by ${orderBy(keys, 't')} limit ${scope.limit + 1}`;
    const each = sources(ended).map(
      ({
        from,
        condition,
      }) => `(select t.id, (${keys[0]!.expression})::text as _sort, ${keys[0]!.value} as _by from ${from} t
        where t.stage_key = s.key and ${ended ? '' : 'not '}(s.key = any(${ends}::text[])) and ${condition} and ${behind} ${most})`,
    );
    if (each.length === 1) return each[0]!;
    const way = keys[0]!.descending ? 'desc' : 'asc';
    return `(select * from (${each.join(' union all ')}) t order by t._by ${way} nulls last, t.id ${way} limit ${scope.limit + 1})`;
  });
  const { rows } = await ctx.pools.app.query<RawRow>(
    inSchema(
      ctx.workspace,
      `with ${totalsIn(scope, parts, columns, params)}
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

/**
 * Whether so much is seen, and in such an order, that each column's first ones come from the index that holds them in order, sooner
 * than from all that were gathered. Where a filter leaves few, or the order is another, the gathered ones are few or must be
 * compared anyway.
 */
export const seesMany = ({ ctx, object, query }: BoardScope): boolean =>
  !query.filter && (query.sort ?? 'stageSince') === 'stageSince' && !seesOwnOnly(ctx, object);

/**
 * Parts of a statement up to `totals` of each stage. Who sees many gets them straight from the indexes, stage by stage, since to put
 * rows into groups costs as much as to read them; `besides` is what is seen besides the departments in reach, if anything.
 * For others everything is gathered as `shown`.
 */
export function totalsIn(scope: BoardScope, parts: Parts, columns: readonly string[], params: Parameters): string {
  const { object, funnel } = scope;
  if (!seesMany(scope)) {
    return `shown as materialized (${shownRows(scope, parts.all, columns)}), totals as (${totalsOf(object, ['stage_key'])})`;
  }
  const table = `:schema.${ident(object.table)} t`;
  const figures = `count(*) as count, ${sumOf(object)} as amount`;
  const stages = params.add(
    boardStages(funnel)
      .filter((stage) => !isClosed(stage))
      .map((stage) => stage.key),
  );
  const main = `select s.key as stage_key, n.count, n.amount from unnest(${stages}::text[]) as s(key)
      cross join lateral (select ${figures} from ${table} where t.stage_key = s.key and ${parts.open[0]}) n
    union all select stage_key, ${figures} from ${table} where ${parts.ended[0]} group by stage_key`;
  const besides = besidesOf(parts);
  if (besides.length === 0) return `totals as (${main})`;
  return `besides as materialized (${shownRows(scope, besides, columns)}),
    totals as (select stage_key, sum(count)::bigint as count, sum(amount) as amount
      from (${main} union all select stage_key, ${figures} from besides group by stage_key) p group by stage_key)`;
}

/** Little: gathered once, never sought along the index of all. */
const besidesOf = ({ open, ended }: Parts): string[] => [...open.slice(1), ...ended.slice(1)];

/** Narrow rows of everything in the scope: id, stage, amount, and what else is asked for. */
export function shownRows({ object }: BoardScope, parts: readonly string[], columns: readonly string[]): string {
  const amount = object.tracked?.amount && columnName(object.tracked.amount);
  const narrow = new Set(['id', 'stage_key', ...columns, ...(amount ? [amount] : [])]);
  const list = [...narrow].map((column) => `t.${ident(column)}`).join(', ');
  return parts.map((part) => `select ${list} from :schema.${ident(object.table)} t where ${part}`).join(' union all ');
}

/** Count and sum of the narrow rows `shown`, by some of their columns. */
export function totalsOf(object: ObjectDefinition, by: readonly string[]): string {
  const columns = by.map(ident).join(', ');
  return `select ${columns}, count(*) as count, ${sumOf(object)} as amount from shown group by ${columns}`;
}

function sumOf(object: ObjectDefinition): string {
  const amount = object.tracked?.amount && columnName(object.tracked.amount);
  return amount ? `sum(${ident(amount)})` : 'null::numeric';
}

/** Conditions that together, and no two of them at once, hold for what is shown: of open stages, of ended ones, of both. */
type Parts = { open: string[]; ended: string[]; all: string[] };

/**
 * What the board shows, as disjoint conditions: open stages and ended ones, each as the reader sees them. Every one of them
 * is answered from an index that holds all that the board adds up.
 */
export function scopeParts(scope: BoardScope, stages: readonly Stage[], params: Parameters): Parts {
  const { ctx, definitions, object, query, closed } = scope;
  const { timeZone, fiscalYearStart } = ctx.workspace;
  const { from, to } = resolvePeriod(closed, ctx.now, timeZone, fiscalYearStart);
  const filter = query.filter
    ? compileCondition({ ctx, definitions, objectKey: object.key, alias: 't', params }, query.filter)
    : 'true';
  const common = `t.deleted_at is null and t.funnel_key = ${params.add(query.funnel)} and ${filter}`;
  const [open, ended] = [stages.filter((stage) => !isClosed(stage)), stages.filter(isClosed)];
  const among = (some: readonly Stage[]) => `t.stage_key = any(${params.add(some.map((stage) => stage.key))}::text[])`;
  const seen = visibleParts(ctx, definitions, object.key, 't', params);
  const seenIn = (place: string) => seen.map((part) => `${common} and ${place} and ${part}`);
  const day = (at: string) => `${params.add(zonedDayStart(at, timeZone).toISOString())}::timestamptz`;
  const places = {
    open: open.length > 0 ? among(open) : 'false',
    ended:
      ended.length > 0 ? `(${among(ended)} and t.closed_at >= ${day(from)} and t.closed_at < ${day(to)})` : 'false',
  };
  const parts = { open: seenIn(places.open), ended: seenIn(places.ended) };
  // The few of one's own are found by their access, and then once.
  const all = seesOwnOnly(ctx, object)
    ? seenIn(`(${places.open} or ${places.ended})`)
    : [...parts.open, ...parts.ended];
  return { ...parts, all };
}
