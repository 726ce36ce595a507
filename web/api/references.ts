import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

export type ReferenceOption = { id: string; title: string; subtitle?: string };

/** Records (or users, departments) to choose from in a reference field; an empty query gives the recent ones. */
export function useReferenceOptions(objectKey: string, q: string, enabled = true) {
  return useQuery({
    queryKey: ['lookup', objectKey, q],
    queryFn: ({ signal }) => api.post<{ items: ReferenceOption[] }>(`/records/${objectKey}/lookup`, { q }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    select: (answer) => answer.items,
  });
}
