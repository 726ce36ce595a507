import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { MoveCheckBody } from '#contract/funnels.ts';
import type { OutcomeBody, outcomesSchema } from '#contract/records.ts';
import { api } from './client.ts';
import type { MoveCommand } from './funnels.ts';
import type { Change } from './records.ts';

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

/** Some records of a board go to another stage, some stay in theirs and only change a value: each in its own request. */
export type Carried = { moves: readonly MoveCommand[]; changes: readonly Change[] };
export type TakenBack = {
  moves: readonly { id: string; version?: number; restore?: readonly string[] }[];
  changes: readonly Change[];
};

/** As many as one request takes. */
const MOST = 1000;

/** Carries cards over the board and takes that back, many at once. Resolves to the outcomes, moves before changes. */
export function useMoves(object: string) {
  const refresh = useRefreshBesideBoard(object);
  const carry = useMutation({
    mutationFn: (carried: Carried & { dryRun?: boolean }) => send(object, '/moves', carried),
    onSettled: (_, __, { dryRun }) => (dryRun ? undefined : refresh()),
  });
  const undo = useMutation({
    mutationFn: (taken: TakenBack) => send(object, '/moves/undo', taken),
    onSettled: refresh,
  });
  return { carry: carry.mutateAsync, undo: undo.mutateAsync };
}

async function send(
  object: string,
  path: string,
  { moves, changes, dryRun }: { moves: readonly unknown[]; changes: readonly Change[]; dryRun?: boolean },
): Promise<OutcomeBody[]> {
  const rehearsed = dryRun ? { dryRun } : {};
  const moved = await inParts(moves, (part) => api.post(path, { object, moves: part, ...rehearsed }));
  const changed = await inParts(changes, (records) => api.patch(`/records/${object}`, { records, ...rehearsed }));
  return [...moved, ...changed];
}

async function inParts<Item>(
  items: readonly Item[],
  act: (part: readonly Item[]) => Promise<Outcomes>,
): Promise<OutcomeBody[]> {
  const outcomes: OutcomeBody[] = [];
  for (let start = 0; start < items.length; start += MOST)
    outcomes.push(...(await act(items.slice(start, start + MOST))).outcomes);
  return outcomes;
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
