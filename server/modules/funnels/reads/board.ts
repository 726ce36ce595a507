import { boardStages, type Stage } from '#domain/funnels/index.ts';
import type { RelativePeriod } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { decodeCursor, encodeCursor, type References } from '../../records/index.ts';
import { type BoardQuery, type BoardRow, type BoardScope, selectBoard } from './boardRows.ts';
import { namesOn, scopeOf, sums } from './boardScope.ts';
import { type Card, cardsOf } from './cards.ts';

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

/** Every column's first cards and its totals in one statement, of what the reader may see. */
export async function board(ctx: Context, query: BoardQuery): Promise<Board> {
  const scope = await scopeOf(ctx, query);
  const rows = await selectBoard(scope, boardStages(scope.funnel));
  const { cards, references } = await deal(scope, rows);
  const columns = boardStages(scope.funnel).map((stage): Column => {
    const own = rows.filter((row) => row.stage === stage.key);
    const shown = own.filter((row) => row.record && row.rank <= scope.limit);
    return {
      stage: stage.key,
      count: own[0]?.count ?? 0,
      ...sums(scope, stage, own[0]?.amount ?? null),
      cards: shown.flatMap((row) => cards.get(row.record?.id ?? '') ?? []),
      nextCursor: cursorAfter(scope, stage, own, shown),
    };
  });
  return { columns, references, closed: scope.closed };
}

export type ColumnPage = { cards: Card[]; references: References; nextCursor: string | null };

/** More cards of one column, from a cursor. */
export async function boardColumn(
  ctx: Context,
  query: BoardQuery & { stage: string; cursor: string },
): Promise<ColumnPage> {
  const scope = await scopeOf(ctx, query);
  const stages = boardStages(scope.funnel).filter((stage) => stage.key === query.stage);
  const [stage] = stages;
  if (!stage) throw new Refused('not_found');
  const rows = await selectBoard(scope, stages, decodeCursor(scope.keysOf(stage), query.cursor));
  const { cards, references } = await deal(scope, rows);
  const shown = rows.filter((row) => row.record && row.rank <= scope.limit);
  return { cards: [...cards.values()], references, nextCursor: cursorAfter(scope, stage, rows, shown) };
}

/** The cards of the rows that are shown, in their order, and the titles they name. */
async function deal(
  scope: BoardScope,
  rows: readonly BoardRow[],
): Promise<{ cards: Map<string, Card>; references: References }> {
  const { ctx, funnel, limit } = scope;
  const shown = rows.flatMap((row) => (row.record && row.rank <= limit ? [row.record] : []));
  const cards = await cardsOf(ctx, scope, funnel, shown);
  const references = await namesOn(scope, shown);
  return { cards: new Map(cards.map((card) => [card.id, card])), references };
}

function cursorAfter(
  scope: BoardScope,
  stage: Stage,
  rows: readonly BoardRow[],
  shown: readonly BoardRow[],
): string | null {
  const last = shown.at(-1);
  const hasMore = rows.some((row) => row.rank > scope.limit);
  return hasMore && last?.record
    ? encodeCursor(scope.keysOf(stage), { values: [last.sort], id: last.record.id })
    : null;
}
