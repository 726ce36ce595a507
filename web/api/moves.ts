import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { MoveCheckBody } from '#contract/funnels.ts';
import type { OutcomeBody, outcomesSchema } from '#contract/records.ts';
import { api } from './client.ts';
import type { MoveCommand } from './funnels.ts';

type Outcomes = z.infer<typeof outcomesSchema>;
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

/** Moves records, or takes moves back, many at once. Resolves to the outcomes in the order asked. */
export function useMoves(object: string) {
  const refresh = useRefreshBesideBoard(object);
  const move = useMutation({
    mutationFn: async (moves: readonly MoveCommand[]): Promise<OutcomeBody[]> =>
      (await api.post<Outcomes>('/moves', { object, moves })).outcomes,
    onSettled: refresh,
  });
  const undo = useMutation({
    mutationFn: async (moves: readonly { id: string; version?: number }[]): Promise<OutcomeBody[]> =>
      (await api.post<Outcomes>('/moves/undo', { object, moves })).outcomes,
    onSettled: refresh,
  });
  return { move: move.mutateAsync, undo: undo.mutateAsync };
}

/** Whatever else stands on the moved records is read again; a board reads its changed cards by itself. */
function useRefreshBesideBoard(object: string) {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries({
      predicate: ({ queryKey: [root, of] }) =>
        (root === 'records' && of === object) || (root === 'measures' && of !== 'stageConversion') || root === 'today',
    });
  }, [client, object]);
}
