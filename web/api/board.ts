import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { z } from 'zod';
import type { BoardBody, boardColumnSchema, CardBody } from '#contract/funnels.ts';
import type { Condition } from '#domain/records/condition.ts';
import { api } from './client.ts';

export type BoardQuery = { object: string; funnel: string; filter?: Condition };
export type BoardColumn = BoardBody['columns'][number];
type MoreCards = z.infer<typeof boardColumnSchema>;

const FIRST_CARDS = 20;
const MORE_CARDS = 50;
const MOST_CARDS = 100;

const keyOf = (query: BoardQuery) => ['board', query.object, query] as const;

/** A funnel as columns with totals and first cards. A refresh reads as many cards as are loaded already. */
export function useBoard(query: BoardQuery) {
  return useQuery({
    queryKey: keyOf(query),
    queryFn: ({ signal, client }) => readBoard(query, client.getQueryData<BoardBody>(keyOf(query)), signal),
    placeholderData: (previous, from) => {
      const [, , before] = (from?.queryKey ?? []) as unknown as Partial<ReturnType<typeof keyOf>>;
      return before?.funnel === query.funnel ? previous : undefined;
    },
  });
}

async function readBoard(query: BoardQuery, known: BoardBody | undefined, signal: AbortSignal): Promise<BoardBody> {
  const loaded = (stage: string) => known?.columns.find((column) => column.stage === stage)?.cards.length ?? 0;
  const longest = Math.max(FIRST_CARDS, ...(known?.columns ?? []).map((column) => column.cards.length));
  const perStage = Math.min(longest, MOST_CARDS);
  let board = await api.post<BoardBody>('/board', { ...query, perStage }, { signal });
  for (const { stage } of board.columns) {
    let column = columnOf(board, stage);
    while (column?.nextCursor && column.cards.length < loaded(stage)) {
      board = withMore(board, stage, await readMore(query, stage, column.nextCursor, MOST_CARDS, signal));
      column = columnOf(board, stage);
    }
  }
  return board;
}

const columnOf = (board: BoardBody, stage: string) => board.columns.find((column) => column.stage === stage);

function readMore(query: BoardQuery, stage: string, cursor: string, perStage: number, signal?: AbortSignal) {
  return api.post<MoreCards>('/board/column', { ...query, stage, cursor, perStage }, signal ? { signal } : {});
}

/** The board with more cards at the end of a column; a card that came twice stands once. */
function withMore(board: BoardBody, stage: string, more: MoreCards): BoardBody {
  return {
    ...board,
    references: { ...board.references, ...more.references },
    columns: board.columns.map((column) =>
      column.stage === stage
        ? { ...column, cards: joined(column.cards, more.cards), nextCursor: more.nextCursor }
        : column,
    ),
  };
}

function joined(cards: CardBody[], more: CardBody[]): CardBody[] {
  const known = new Set(cards.map((card) => card.id));
  return [...cards, ...more.filter((card) => !known.has(card.id))];
}

/** Loads more cards of a column when its end comes into sight; asks once at a time. */
export function useMoreCards(query: BoardQuery): (stage: string) => void {
  const client = useQueryClient();
  const busy = useRef(new Set<string>());
  return useCallback(
    (stage) => {
      if (busy.current.has(stage)) return;
      busy.current.add(stage);
      void appendCards(client, query, stage).finally(() => busy.current.delete(stage));
    },
    [client, query],
  );
}

async function appendCards(client: QueryClient, query: BoardQuery, stage: string): Promise<void> {
  const cursor = columnOf(client.getQueryData<BoardBody>(keyOf(query)) ?? NO_BOARD, stage)?.nextCursor;
  if (!cursor) return;
  // A page that fails leaves the column as it is; scrolling asks again.
  const more = await readMore(query, stage, cursor, MORE_CARDS).catch(() => undefined);
  client.setQueryData<BoardBody>(keyOf(query), (board) => {
    const unchanged = board && columnOf(board, stage)?.nextCursor === cursor;
    return unchanged && more ? withMore(board, stage, more) : board;
  });
}

const NO_BOARD: BoardBody = { columns: [], references: {}, closed: 'thisQuarter' };
