import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import type { BoardBody, BoardCardsBody } from '#contract/funnels.ts';
import { asked, type BoardQuery, boardKey, lanesKey } from './board.ts';
import { changedCards, foundInLane, isIncomplete, mergeCards, type PlacedCard } from './boardMerge.ts';
import { BoardSync } from './boardSync.ts';
import { api } from './client.ts';
import { useLiveChanges } from './live.ts';

type Options = {
  query: BoardQuery;
  /** The field that divides the board. */
  lanes: string | undefined;
  /** Told after the board is drawn from what was found. */
  onApplied: (looked: Looked) => void;
};

/** Cards that were looked at. `changed`: moved, changed or come, by whomever. */
export type Looked = { ids: readonly string[]; changed: readonly string[]; found: ReadonlyMap<string, PlacedCard> };

const QUIET_MS = 10_000;

/**
 * Keeps a board equal to the database while its reader and others work on it: changed cards are read by themselves, and
 * when all is quiet everything on the board is looked at once more.
 */
export function useBoardSync({ query, lanes, onApplied }: Options): BoardSync<BoardCardsBody> {
  const client = useQueryClient();
  const applied = useEffectEvent(onApplied);
  const sync = useMemo(() => {
    const active = () => boardsUnder(client, query);
    return new BoardSync<BoardCardsBody>({
      read: (ids) => api.post('/board/cards', { ...asked(query), ids, ...(lanes ? { lanes } : {}) }),
      isReadingAll: () => active().some(({ state }) => state.fetchStatus === 'fetching'),
      whenReadAll: () => nextIdle(client, () => active().every(({ state }) => state.fetchStatus !== 'fetching')),
      readsOfAll: () => readsUnder(client, query),
      apply: (ids, answer) => {
        const before = client.getQueryData<BoardBody>(boardKey(query));
        const changed = changedCards(before, ids, answer);
        applyTo(client, query, lanes, ids, answer);
        later({ ids, changed, found: new Map(answer.cards.map((placed) => [placed.card.id, placed])) });
      },
    });
    function later(looked: Looked) {
      queueMicrotask(() => applied(looked));
    }
  }, [client, query, lanes]);

  useEffect(() => {
    sync.show(true);
    return () => sync.show(false);
  }, [sync]);
  useQuietLook(client, query, sync);
  useLiveChanges((changes, objects) => {
    if (changes !== 'resync') {
      sync.hear(changes.flatMap(({ object, id }) => (object === query.object ? [id] : [])));
    } else if (!objects || objects.includes(query.object)) {
      void client.invalidateQueries({ queryKey: ['board', query.object] });
    }
  });
  return sync;
}

/** The whole board and its lanes that are shown. */
function boardsUnder(client: QueryClient, query: BoardQuery) {
  return client.getQueryCache().findAll({
    queryKey: ['board', query.object],
    type: 'active',
    predicate: ({ queryKey: [, , own] }) => typeof own === 'object',
  });
}

/** `dataUpdateCount` also counts what is applied here, but that never happens while a read of single cards is open. */
function readsUnder(client: QueryClient, query: BoardQuery): number {
  return boardsUnder(client, query).reduce((sum, { state }) => sum + state.dataUpdateCount, 0);
}

function nextIdle(client: QueryClient, isIdle: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = client.getQueryCache().subscribe(() => {
      if (!isIdle()) return;
      unsubscribe();
      resolve();
    });
  });
}

function applyTo(
  client: QueryClient,
  query: BoardQuery,
  lanes: string | undefined,
  ids: readonly string[],
  answer: BoardCardsBody,
): void {
  for (const { queryKey } of boardsUnder(client, query)) {
    const { lane } = queryKey[2] as BoardQuery;
    if (lane && lane.field !== lanes) continue;
    const found = lane ? foundInLane(answer, lane.key) : answer;
    client.setQueryData<BoardBody>(queryKey, (board) => board && mergeCards(board, ids, found));
    const merged = client.getQueryData<BoardBody>(queryKey);
    if (merged && isIncomplete(merged)) void client.invalidateQueries({ queryKey, exact: true });
  }
  if (lanes && answer.lanes) client.setQueryData(lanesKey(query, lanes), answer.lanes);
}

/** Looks at every card of the board once after a while without changes. */
function useQuietLook(client: QueryClient, query: BoardQuery, sync: BoardSync<BoardCardsBody>): void {
  useEffect(() => {
    let seen = 0;
    const timer = window.setInterval(() => {
      if (document.hidden || !sync.isQuiet || sync.times === seen) return;
      const boards = boardsUnder(client, query).flatMap(({ state }) => (state.data as BoardBody | undefined) ?? []);
      sync.hear(boards.flatMap(({ columns }) => columns.flatMap(({ cards }) => cards.map(({ id }) => id))));
      seen = sync.times;
    }, QUIET_MS);
    return () => window.clearInterval(timer);
  }, [client, query, sync]);
}
