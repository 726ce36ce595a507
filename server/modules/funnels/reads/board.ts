import type { BoardSort, Funnel, Stage } from '#domain/funnels/index.ts';
import { multiplyDecimals, normaliseDecimal, roundDecimal } from '#domain/kernel/index.ts';
import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import type { Condition, RelativePeriod } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { ident, inSchema, Parameters } from '#server/platform/sql.ts';
import type { Definitions } from '../../objects/index.ts';
import {
  encodeCursor,
  listRecords,
  orderBy,
  type References,
  type SortKey,
  selectReferences,
  sortKeys,
  valuesOfRow,
  whereOf,
} from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { stagedObject } from '../lockLiveFunnels.ts';
import { type Card, type CardRow, cardsOf } from './cards.ts';

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

export type Column = {
  stage: string;
  count: number;
  /** Of all its records, not only those shown; decimal strings. Absent for objects without an amount. */
  amount?: string;
  weightedAmount?: string;
  cards: Card[];
  nextCursor: string | null;
};

export type Board = { columns: Column[]; references: References; closed: RelativePeriod };

type BoardRow = Record<string, unknown> & {
  _stage: string;
  _count: number;
  _amount: string | null;
  id: string | null;
  lock_version: number;
};

/** Every column's first cards and its totals in one statement, of what the reader may see. */
export async function board(ctx: Context, query: BoardQuery): Promise<Board> {
  const { definitions, object } = await stagedObject(ctx, query.object);
  const funnels = await getFunnels(ctx);
  const funnel = funnels.funnel(query.funnel);
  const keys = keysOf(object, query.sort);
  const limit = Math.min(Math.max(query.perStage ?? 20, 1), 100);
  const rows = await selectBoard(ctx, definitions, object, funnel, query, keys, limit);
  const shown = rows.filter((row) => row.id !== null && Number(row._rank) <= limit);
  const cards = await cardsOf(
    ctx,
    { definitions, object, funnels },
    funnel,
    shown.map((row) => toCardRow(object, row)),
  );
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const columns = funnel.live.stages.map((stage): Column => {
    const own = rows.filter((row) => row._stage === stage.key);
    const visible = own.filter((row) => row.id !== null).slice(0, limit);
    const last = own.length > limit ? visible.at(-1) : undefined;
    return {
      stage: stage.key,
      count: own[0]?._count ?? 0,
      ...sums(object, stage, own[0]?._amount ?? null),
      cards: visible.flatMap((row) => cardOf.get(String(row.id)) ?? []),
      nextCursor: last ? encodeCursor(keys, { values: [String(last._sort ?? '') || null], id: String(last.id) }) : null,
    };
  });
  const references = await titlesOf(
    ctx,
    definitions,
    object,
    shown.map((row) => toCardRow(object, row)),
  );
  return { columns, references, closed: query.closed ?? 'thisQuarter' };
}

/** More cards of one column, from a cursor. */
export async function boardColumn(
  ctx: Context,
  query: BoardQuery & { stage: string; cursor: string },
): Promise<{ cards: Card[]; references: References; nextCursor: string | null }> {
  const { definitions, object } = await stagedObject(ctx, query.object);
  const funnels = await getFunnels(ctx);
  const funnel = funnels.funnel(query.funnel);
  const { field, descending } = keysOf(object, query.sort)[0]!;
  const page = await listRecords(ctx, query.object, {
    filter: { all: [boardFilter(query), { field: 'stage', op: 'eq', value: query.stage }] },
    sort: [{ field: field.key, descending }],
    limit: Math.min(Math.max(query.perStage ?? 20, 1), 100),
    cursor: query.cursor,
  });
  const cards = await cardsOf(ctx, { definitions, object, funnels }, funnel, page.records);
  return { cards, references: page.references, nextCursor: page.nextCursor };
}

function keysOf(object: ObjectDefinition, sort: BoardSort = 'stageSince'): SortKey[] {
  const { amount, closeDate } = object.tracked ?? {};
  const byAmount = sort === 'amount' && amount ? [{ field: amount, descending: true }] : undefined;
  const byDate = sort === 'closeDate' && closeDate ? [{ field: closeDate }] : undefined;
  return sortKeys(object, 't', byAmount ?? byDate ?? [{ field: 'stageSince' }]);
}

function boardFilter(query: BoardQuery): Condition {
  return {
    all: [
      { field: 'funnel', op: 'eq', value: query.funnel },
      {
        any: [
          { field: 'stageKind', op: 'eq', value: 'open' },
          { field: 'closedAt', op: 'within', value: { period: query.closed ?? 'thisQuarter' } },
        ],
      },
      ...(query.filter ? [query.filter] : []),
    ],
  };
}

async function selectBoard(
  ctx: Context,
  definitions: Definitions,
  object: ObjectDefinition,
  funnel: Funnel,
  query: BoardQuery,
  keys: SortKey[],
  limit: number,
): Promise<BoardRow[]> {
  const params = new Parameters();
  const stages = params.add(funnel.live.stages.map((stage) => stage.key));
  const where = whereOf(ctx, definitions, object.key, { filter: boardFilter(query) }, params);
  const order = orderBy(keys, 't');
  const amount = object.tracked?.amount;
  const sum = amount ? `sum(t.${ident(columnName(amount))})` : 'null::numeric';
  const { rows } = await ctx.pools.app.query<BoardRow>(
    inSchema(
      ctx.workspace,
      `select s.key as _stage, coalesce(n.count, 0) as _count, n.amount as _amount, c.*
       from unnest(${stages}::text[]) with ordinality as s(key, position)
       left join (
         select t.stage_key, count(*) as count, ${sum} as amount
         from :schema.${ident(object.table)} t where ${where} group by t.stage_key) n on n.stage_key = s.key
       left join lateral (
         select t.*, (${keys[0]!.expression})::text as _sort, row_number() over (order by ${order}) as _rank
         from :schema.${ident(object.table)} t where t.stage_key = s.key and ${where}
         order by ${order} limit ${limit + 1}) c on true
       order by s.position, c._rank`,
    ),
    params.values,
  );
  return rows;
}

const toCardRow = (object: ObjectDefinition, row: BoardRow): CardRow => ({
  id: String(row.id),
  version: row.lock_version,
  values: valuesOfRow(object.fields, row),
});

function sums(object: ObjectDefinition, stage: Stage, amount: string | null) {
  if (!object.tracked?.amount) return {};
  const total = normaliseDecimal(amount ?? '0');
  const weighted = multiplyDecimals(multiplyDecimals(total, String(stage.probability)), '0.01');
  return { amount: total, weightedAmount: roundDecimal(weighted, 2) };
}

function titlesOf(ctx: Context, definitions: Definitions, object: ObjectDefinition, rows: CardRow[]) {
  const fields = object.fields.filter((field) => field.key === 'account' || field.key === 'owner');
  return selectReferences(
    ctx.pools.app,
    ctx,
    definitions,
    fields,
    rows.map((row) => row.values),
  );
}
