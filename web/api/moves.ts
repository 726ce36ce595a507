import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MoveCheckBody } from '#contract/funnels.ts';
import { api } from './client.ts';

export type AskedMove = { object: string; id: string; to: string; fill: Record<string, unknown> };

/** What a move would still ask for, with the values that would come with it. Reads again when the record changed. */
export function useMoveCheck({ object, id, to, fill }: AskedMove) {
  return useQuery({
    queryKey: ['records', object, 'moveCheck', id, to, fill],
    queryFn: ({ signal }) => api.post<MoveCheckBody>('/moves/check', { object, id, to, fill }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
