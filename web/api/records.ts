import {
  type InfiniteData,
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  HistoryAnswer,
  ListAnswer,
  listSchema,
  OutcomeBody,
  outcomesSchema,
  RecordAnswer,
} from '#contract/records.ts';
import type { RecordValues } from '#domain/objects/types.ts';
import { api } from './client.ts';

type Outcomes = z.infer<typeof outcomesSchema>;
export type ListQuery = z.infer<typeof listSchema>;
/** A write that was not carried out: `refused` with issues, or `conflict` with what others changed meanwhile. */
export type FailedOutcome = Extract<OutcomeBody, { ok: false }>;

/** Every read of an object's records lies under this key: `['records', object, …]`. */
const under = (object: string) => ['records', object] as const;

export const listQuery = (object: string, query: ListQuery) =>
  queryOptions({
    queryKey: [...under(object), 'list', query],
    queryFn: ({ signal }) => api.post<ListAnswer>(`/records/${object}/query`, query, { signal }),
  });

/** One page of a short list (related records); not for scrolling. */
export function useRecords(object: string, query: ListQuery, enabled = true) {
  return useQuery({ ...listQuery(object, query), enabled });
}

const pagesQuery = (object: string, query: ListQuery) =>
  infiniteQueryOptions({
    queryKey: [...under(object), 'pages', query],
    queryFn: ({ signal, pageParam }) =>
      api.post<ListAnswer>(
        `/records/${object}/query`,
        { ...query, ...(pageParam ? { cursor: pageParam } : { count: true }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page: ListAnswer) => page.nextCursor,
  });

export type RecordPages = InfiniteData<ListAnswer, string>;

/** A list that grows page by page; the first page says how many there are. */
export function useRecordPages(object: string, query: ListQuery, enabled = true) {
  return useInfiniteQuery({ ...pagesQuery(object, query), enabled });
}

export const recordQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: [...under(object), 'one', id],
    queryFn: ({ signal }) => api.get<RecordAnswer>(`/records/${object}/${id}`, { signal }),
  });

export function useRecord(object: string, id: string) {
  return useQuery(recordQuery(object, id));
}

/** What happened to a record, newest first, page by page. */
export function useHistory(object: string, id: string) {
  return useInfiniteQuery({
    queryKey: [...under(object), 'history', id],
    queryFn: ({ signal, pageParam }) =>
      api.get<HistoryAnswer>(`/records/${object}/${id}/history`, {
        query: { limit: 50, before: pageParam || undefined },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (page: HistoryAnswer) => page.nextBefore,
  });
}

/** What became of one field of a record: the newest changes first. */
export function useFieldHistory(object: string, id: string, field: string, enabled: boolean) {
  return useQuery({
    queryKey: [...under(object), 'history', id, field],
    queryFn: ({ signal }) =>
      api.get<HistoryAnswer>(`/records/${object}/${id}/history`, { query: { limit: 50, field }, signal }),
    enabled,
  });
}

/** Reads again whatever a write may have changed and is shown: lists, boards and figures stand on the same records. */
export function useRefreshRecords() {
  const client = useQueryClient();
  return (...objects: string[]) =>
    client.invalidateQueries({
      predicate: ({ queryKey: [root, object] }) =>
        root !== 'session' &&
        root !== 'objects' &&
        root !== 'funnels' &&
        root !== 'setup' &&
        (root !== 'records' || objects.includes(String(object))),
    });
}

export type NewRecord = { values: Record<string, unknown> };

/** Creates one record. Resolves to its outcome; a refusal carries the issues per field. */
export function useCreateOne(object: string) {
  const refresh = useRefreshRecords();
  return useMutation({
    mutationFn: async (values: Record<string, unknown>) => {
      const { outcomes } = await api.post<Outcomes>(`/records/${object}`, { records: [{ values }] });
      return outcomes[0] as OutcomeBody;
    },
    onSuccess: (outcome) => (outcome.ok ? refresh(object) : undefined),
  });
}

export type Change = { id: string; version?: number; values: Record<string, unknown>; note?: string };

/**
 * Changes one record; with `version`, a write over a newer one comes back as a conflict. `beside`: other objects whose
 * pages tell of it.
 */
export function useUpdateOne(object: string, beside: readonly string[] = []) {
  const refresh = useRefreshRecords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => {
      const { outcomes } = await api.patch<Outcomes>(`/records/${object}`, { records: [change] });
      return outcomes[0] as OutcomeBody;
    },
    onSuccess: (outcome, change) => {
      if (!outcome.ok) return;
      // The new value stands at once; titles of new references follow with the refresh.
      client.setQueryData(recordQuery(object, change.id).queryKey, (old) =>
        old ? { ...old, record: withChange(old.record, outcome.version, change.values) } : old,
      );
      void refresh(object, ...beside);
    },
  });
}

/** Ticks a task, and reads again what the record that it belongs to still needs. */
export function useTickTask(of: string) {
  const refresh = useRefreshRecords();
  return useMutation({
    mutationFn: async ({ id, done }: { id: string; done: boolean }) => {
      const values = { done, doneAt: done ? new Date().toISOString() : null };
      const { outcomes } = await api.patch<Outcomes>('/records/task', { records: [{ id, values }] });
      return outcomes[0] as OutcomeBody;
    },
    onSuccess: (outcome) => (outcome.ok ? refresh('task', of) : undefined),
  });
}

function withChange(record: RecordAnswer['record'], version: number, values: Record<string, unknown>) {
  return { ...record, version, values: { ...record.values, ...(values as RecordValues) } };
}

const MOST = 1000;

/** Puts records into the bin or takes them out, in batches that the API takes. Resolves to all outcomes in order. */
export function useBin(object: string) {
  const refresh = useRefreshRecords();
  const done = () => refresh(object);
  const remove = useMutation({
    mutationFn: (ids: readonly string[]) =>
      inBatches(ids, (part) =>
        api.post<Outcomes>(`/records/${object}/delete`, { records: part.map((id) => ({ id })) }),
      ),
    onSuccess: done,
  });
  const restore = useMutation({
    mutationFn: (ids: readonly string[]) =>
      inBatches(ids, (part) => api.post<Outcomes>(`/records/${object}/restore`, { ids: part })),
    onSuccess: done,
  });
  return { remove, restore };
}

async function inBatches(
  ids: readonly string[],
  send: (part: readonly string[]) => Promise<Outcomes>,
): Promise<OutcomeBody[]> {
  const outcomes: OutcomeBody[] = [];
  for (let start = 0; start < ids.length; start += MOST) {
    outcomes.push(...(await send(ids.slice(start, start + MOST))).outcomes);
  }
  return outcomes;
}
