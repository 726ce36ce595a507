import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchAnswer } from '#contract/records.ts';
import { api } from './client.ts';

const HITS = 6;

/** Records whose name, pinyin or initials match; nothing is asked for an empty query. */
export function useSearch(query: string) {
  const q = query.trim();
  return useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<SearchAnswer>('/search', { query: { q, limit: HITS }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
