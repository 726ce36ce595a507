import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TODAY_SCOPES } from '#contract/choices.ts';
import type { TodayBody } from '#contract/today.ts';
import { api } from './client.ts';

export type TodayScope = (typeof TODAY_SCOPES)[number];

/** The reader's day; renewed when one comes back to the page, as it ages. */
export function useToday(scope: TodayScope) {
  return useQuery({
    queryKey: ['today', scope],
    queryFn: ({ signal }) => api.get<TodayBody>(`/today?scope=${scope}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * 60_000,
  });
}
