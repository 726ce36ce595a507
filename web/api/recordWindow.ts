import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ListAnswer, PlaceAnswer, RecordBody, ReferencesBody } from '#contract/records.ts';
import { api } from './client.ts';
import {
  endOf,
  knownEnd,
  pageOf,
  pagesAway,
  pagesBetween,
  placeOfPage,
  RUN_PAGE,
  type Run,
  rowInPage,
  runFrom,
  withAnswer,
} from './listRun.ts';
import type { ListQuery } from './records.ts';

/** Contents of pages out of sight are forgotten after this; where they begin is kept. */
const FORGET_MS = 60_000;
/** Rows around what is in sight that are read with it. */
const AROUND = 30;
/** Farther than so many pages one does not read on to what comes into sight: one goes there. */
const FAR_PAGES = 8;
/** Once the bar has rested for so long. */
const REST_MS = 90;

/**
 * A list of any length of which only the pages around what is in sight are held. Scrolling on reads the neighbouring
 * pages; far from them one asks where the list has about this place, and reads on from there.
 */
export function useRecordWindow(object: string, query: ListQuery) {
  const { filter, sort, deleted } = query;
  const of = JSON.stringify([object, filter, sort, deleted]);
  const [kept, setRun] = useState(() => runFrom(of));
  const run = kept.of === of ? kept : runFrom(of, { moved: kept.moved });
  const [range, setRange] = useState({ of, from: 0, to: 0 });
  const { from, to } = range.of === of ? range : { from: 0, to: 0 };
  const total = useRecordCount(object, query);

  const isFar = pagesAway(run, from, to) > FAR_PAGES;
  const wanted = isFar ? [] : pagesBetween(run, from - AROUND, to + AROUND);
  const results = useQueries({
    queries: wanted.map((page) => {
      const place = placeOfPage(run, page);
      return {
        queryKey: ['records', object, 'page', query, place.cursor ?? '', place.before ?? ''],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.post<ListAnswer>(`/records/${object}/query`, { ...query, limit: RUN_PAGE, ...place }, { signal }),
        gcTime: FORGET_MS,
      };
    }),
  });
  const answers = new Map(wanted.map((page, index) => [page, results[index]?.data]));
  const told = wanted.flatMap((page) => {
    const answer = answers.get(page);
    if (!answer) return [];
    return [{ page, next: answer.nextCursor, previous: answer.previousCursor, size: answer.records.length }];
  });
  // What has just come counts at once; where pages begin is kept with the next drawing.
  const known = told.reduce(withAnswer, run);
  const count = endOf(known) ?? Math.max(total?.count ?? 0, knownEnd(known));
  const heard = JSON.stringify(told);
  useEffect(() => {
    const learn = (before: Run) => (JSON.parse(heard) as typeof told).reduce(withAnswer, before);
    setRun((was) => learn(was.of === of ? was : runFrom(of, { moved: was.moved })));
  }, [heard, of]);
  useFarJump(object, query, { run, isFar, from, count, enter: setRun });

  const onRange = useCallback(
    (first: number, last: number) => {
      setRange((now) => (now.of === of && now.from === first && now.to === last ? now : { of, from: first, to: last }));
    },
    [of],
  );
  const rowAt = (row: number): RecordBody | undefined => {
    const records = answers.get(pageOf(run, row))?.records;
    return records?.[rowInPage(run, row, records.length)];
  };
  const lead = results[0];
  return {
    /** Which list it is; another one begins at its beginning. */
    of,
    /** Rows from the beginning on that are known; those on their way count. */
    rowCount: knownEnd(known),
    /** Rows in all, about. */
    count,
    rowAt,
    /** Ids of the rows that are held, in order. */
    heldIds: wanted.flatMap((page) => answers.get(page)?.records.map(({ id }) => id) ?? []),
    references: Object.assign({}, ...results.map(({ data }) => data?.references ?? {})) as ReferencesBody,
    total,
    onRange,
    /** By how many rows what is in sight was renumbered in all. */
    moved: run.moved,
    isPending: lead?.isPending === true && run.after.length === 1 && !run.isEntered,
    isError: lead?.isError ?? false,
    error: lead?.error,
    data: lead?.data,
    isFetching: results.some((result) => result.isFetching),
    refetch: () => Promise.all(results.map((result) => result.refetch())),
  };
}

export type RecordWindow = ReturnType<typeof useRecordWindow>;

type Far = { run: Run; isFar: boolean; from: number; count: number; enter: (run: Run) => void };

/** Where what came into sight lies far from all that is held, enters the list anew there. */
function useFarJump(
  object: string,
  { filter, sort, deleted }: ListQuery,
  { run, isFar, from, count, enter }: Far,
): void {
  const [rested, setRested] = useState<number>();
  useEffect(() => {
    if (!isFar) return setRested(undefined);
    const timer = window.setTimeout(() => setRested(Math.max(0, from - RUN_PAGE / 2)), REST_MS);
    return () => window.clearTimeout(timer);
  }, [isFar, from]);
  const list = { ...(filter ? { filter } : {}), ...(sort ? { sort } : {}), ...(deleted ? { deleted } : {}) };
  const { data } = useQuery({
    queryKey: ['records', object, 'place', list, rested, count],
    queryFn: ({ signal }) =>
      api.post<PlaceAnswer>(`/records/${object}/place`, { ...list, position: rested, of: count }, { signal }),
    enabled: isFar && rested !== undefined,
    gcTime: 0,
  });
  const { of, moved } = run;
  useEffect(() => {
    if (isFar && data) enter(runFrom(of, { cursor: data.cursor ?? '', origin: data.position, moved, isEntered: true }));
  }, [isFar, data, enter, of, moved]);
}

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
