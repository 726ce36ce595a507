import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ListAnswer, RecordBody, ReferencesBody } from '#contract/records.ts';
import { api } from './client.ts';
import type { ListQuery } from './records.ts';

export const WINDOW_PAGE = 100;
/** Contents of pages out of sight are forgotten after this; where they begin is kept. */
const FORGET_MS = 60_000;

/** Where each page of a list begins. `lastSize`: rows of the last page, once the end has been seen. */
type Chain = { of: string; cursors: readonly string[]; lastSize?: number | undefined };
const begin = (of: string): Chain => ({ of, cursors: [''] });

/**
 * A list of any length of which only the pages around what is in sight are held. Scrolling on finds where the next
 * page begins; scrolling back reads a page again from there.
 */
export function useRecordWindow(object: string, query: ListQuery) {
  const of = JSON.stringify([object, query]);
  const [kept, setChain] = useState(() => begin(of));
  const chain = kept.of === of ? kept : begin(of);
  const [range, setRange] = useState({ of, first: 0, last: 0 });
  const { first, last } = range.of === of ? range : { first: 0, last: 0 };
  const end = Math.min(last, chain.cursors.length - 1);
  const wanted = Array.from({ length: Math.max(1, end - first + 1) }, (_, step) => Math.min(first, end) + step);
  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: ['records', object, 'page', query, chain.cursors[page] ?? ''],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const cursor = chain.cursors[page];
        const body = { ...query, limit: WINDOW_PAGE, ...(cursor ? { cursor } : {}) };
        return api.post<ListAnswer>(`/records/${object}/query`, body, { signal });
      },
      gcTime: FORGET_MS,
    })),
  });
  const total = useRecordCount(object, query);
  const answers = new Map(wanted.map((page, index) => [page, results[index]?.data]));
  const links = wanted.map((page, index) => linkOf(page, results[index]?.data));
  const linked = JSON.stringify(links);
  useEffect(() => {
    setChain((previous) => (JSON.parse(linked) as Link[]).reduce(withLink, previous.of === of ? previous : begin(of)));
  }, [linked, of]);
  const onRange = useCallback(
    (from: number, to: number) => {
      const next = {
        of,
        first: Math.max(0, Math.floor((from - 20) / WINDOW_PAGE)),
        last: Math.floor((to + 30) / WINDOW_PAGE),
      };
      setRange((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    },
    [of],
  );
  const lead = results[0];
  const references: ReferencesBody = Object.assign({}, ...results.map(({ data }) => data?.references ?? {}));
  return {
    /** Rows known so far; those on their way count. */
    rowCount: rowCountOf(chain, answers.get(chain.cursors.length - 1)),
    rowAt: (index: number): RecordBody | undefined =>
      answers.get(Math.floor(index / WINDOW_PAGE))?.records[index % WINDOW_PAGE],
    /** Ids of the rows that are held, in order. */
    heldIds: wanted.flatMap((page) => answers.get(page)?.records.map(({ id }) => id) ?? []),
    references,
    total,
    onRange,
    isPending: lead?.isPending === true && chain.cursors.length === 1,
    isError: lead?.isError ?? false,
    error: lead?.error,
    data: lead?.data,
    isFetching: results.some((result) => result.isFetching),
    refetch: () => Promise.all(results.map((result) => result.refetch())),
  };
}

export type RecordWindow = ReturnType<typeof useRecordWindow>;

/** How many records a list has; asked beside the rows, which need not wait for it. */
function useRecordCount(object: string, { filter, deleted }: ListQuery): ListAnswer['total'] {
  const query = { ...(filter ? { filter } : {}), ...(deleted ? { deleted } : {}) };
  return useQuery({
    queryKey: ['records', object, 'count', query],
    queryFn: ({ signal }) =>
      api.post<ListAnswer>(`/records/${object}/query`, { ...query, limit: 1, columns: [], count: true }, { signal }),
    select: (answer) => answer.total,
  }).data;
}

type Link = { page: number; next: string | null; size: number } | null;
const linkOf = (page: number, answer: ListAnswer | undefined): Link =>
  answer ? { page, next: answer.nextCursor, size: answer.records.length } : null;

/** A page has told where the next one begins. Where that is new, what was known behind it holds no longer. */
function withLink(chain: Chain, link: Link): Chain {
  if (!link || link.page >= chain.cursors.length) return chain;
  const { page, next, size } = link;
  const upTo = chain.cursors.slice(0, page + 1);
  if (next === null) {
    const same = chain.cursors.length === page + 1 && chain.lastSize === size;
    return same ? chain : { of: chain.of, cursors: upTo, lastSize: size };
  }
  return chain.cursors[page + 1] === next ? chain : { of: chain.of, cursors: [...upTo, next] };
}

function rowCountOf({ cursors, lastSize }: Chain, last: ListAnswer | undefined): number {
  const before = (cursors.length - 1) * WINDOW_PAGE;
  const rest = last?.records.length ?? lastSize ?? (cursors.length > 1 ? WINDOW_PAGE : 0);
  return before + rest;
}
