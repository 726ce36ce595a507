import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { z } from 'zod';
import type { BoardBody, boardColumnSchema, CardBody, LanesBody } from '#contract/funnels.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { BoardSync } from './boardSync.ts';
import { api } from './client.ts';

export type { BoardColumn } from './boardMerge.ts';
/** `lane`: only what has this value (null: none) in the field that divides the board. */
export type BoardQuery = {
  object: string;
  funnel: string;
  filter?: Condition;
  lane?: { field: string; key: string | null };
};
type MoreCards = z.infer<typeof boardColumnSchema>;

const FIRST_CARDS = 20;
const MORE_CARDS = 50;
const MOST_CARDS = 100;

export const boardKey = (query: BoardQuery) => ['board', query.object, query] as const;
export const lanesKey = (query: BoardQuery, field: string) => ['board', query.object, 'lanes', field, query] as const;

/** The query as the server takes it: a lane is one more condition. */
export function asked({ lane, filter, ...query }: BoardQuery): Omit<BoardQuery, 'lane'> {
  const inLane: Condition[] = lane
    ? [
        lane.key === null
          ? { field: lane.field, op: 'empty' }
          : { field: lane.field, op: 'eq', value: laneValue(lane.key) },
      ]
    : [];
  const all = [...(filter ? [filter] : []), ...inLane];
  const [first] = all;
  return { ...query, ...(first ? { filter: all.length > 1 ? { all } : first } : {}) };
}

/** A lane's key as the value of its field. */
export const laneValue = (key: string | null) => (key === 'true' ? true : key === 'false' ? false : key);

/** The lanes of a board with the totals of every stage. */
export function useLanes(query: BoardQuery, field: string | undefined) {
  return useQuery({
    queryKey: lanesKey(query, field ?? ''),
    queryFn: ({ signal }) => api.post<LanesBody>('/board/lanes', { ...asked(query), lanes: field }, { signal }),
    enabled: field !== undefined,
    placeholderData: (previous, from) => {
      const [, , , before] = (from?.queryKey ?? []) as unknown as ReturnType<typeof lanesKey>;
      return before === field ? previous : undefined;
    },
  });
}

/** A funnel as columns with totals and first cards. A refresh reads as many cards as are loaded already. */
export function useBoard(query: BoardQuery) {
  return useQuery({
    queryKey: boardKey(query),
    queryFn: ({ signal, client }) => readBoard(query, client.getQueryData<BoardBody>(boardKey(query)), signal),
    placeholderData: (previous, from) => {
      const [, , before] = (from?.queryKey ?? []) as unknown as Partial<ReturnType<typeof boardKey>>;
      return before?.funnel === query.funnel && before.lane?.key === query.lane?.key ? previous : undefined;
    },
    // Single cards are brought up to date as they change; coming back to the window reads what was missed.
    staleTime: 60_000,
  });
}

async function readBoard(query: BoardQuery, known: BoardBody | undefined, signal: AbortSignal): Promise<BoardBody> {
  const loaded = (stage: string) => known?.columns.find((column) => column.stage === stage)?.cards.length ?? 0;
  const longest = Math.max(FIRST_CARDS, ...(known?.columns ?? []).map((column) => column.cards.length));
  const perStage = Math.min(longest, MOST_CARDS);
  let board = await api.post<BoardBody>('/board', { ...asked(query), perStage }, { signal });
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
  return api.post<MoreCards>('/board/column', { ...asked(query), stage, cursor, perStage }, signal ? { signal } : {});
}

/** The board with more cards at the end of a column; a card that stands on it already stays where it is. */
function withMore(board: BoardBody, stage: string, more: MoreCards): BoardBody {
  const known = new Set(board.columns.flatMap(({ cards }) => cards.map((card) => card.id)));
  const isNew = (card: CardBody) => !known.has(card.id);
  return {
    ...board,
    references: { ...board.references, ...more.references },
    columns: board.columns.map((column) =>
      column.stage === stage
        ? { ...column, cards: [...column.cards, ...more.cards.filter(isNew)], nextCursor: more.nextCursor }
        : column,
    ),
  };
}

/** Loads more cards of a column when its end comes into sight; asks once at a time, in turn with other reads. */
export function useMoreCards(query: BoardQuery, sync: Pick<BoardSync<unknown>, 'inTurn'>): (stage: string) => void {
  const client = useQueryClient();
  const busy = useRef(new Set<string>());
  return useCallback(
    (stage) => {
      if (busy.current.has(stage)) return;
      busy.current.add(stage);
      void sync.inTurn(() => appendCards(client, query, stage)).finally(() => busy.current.delete(stage));
    },
    [client, query, sync],
  );
}

async function appendCards(client: QueryClient, query: BoardQuery, stage: string): Promise<void> {
  const cursor = columnOf(client.getQueryData<BoardBody>(boardKey(query)) ?? NO_BOARD, stage)?.nextCursor;
  if (!cursor) return;
  // A page that fails leaves the column as it is; scrolling asks again.
  const more = await readMore(query, stage, cursor, MORE_CARDS).catch(() => undefined);
  client.setQueryData<BoardBody>(boardKey(query), (board) => {
    const unchanged = board && columnOf(board, stage)?.nextCursor === cursor;
    return unchanged && more ? withMore(board, stage, more) : board;
  });
}

const NO_BOARD: BoardBody = { columns: [], references: {}, closed: 'thisQuarter' };
