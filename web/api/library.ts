import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  EntryImpactLine,
  EntrySavedBody,
  EntryUse,
  SharedGatesBody,
  SharedStagesBody,
} from '#contract/library.ts';
import type { LibraryKind, SharedGate, SharedStage } from '#domain/funnels/library.ts';
import { ApiError } from './apiError.ts';
import { api, stream } from './client.ts';

export type { EntryUse };
/** An entry as it is written: what the library says from then on. */
export type EntryDraft = ({ kind: 'gate' } & SharedGate) | ({ kind: 'stage' } & SharedStage);
export type LibraryEntry = EntryDraft & {
  lockVersion: number;
  uses: EntryUse[];
  /** Shared stages that a gate is one of. */
  inStages: string[];
};
export type EntryImpact = Extract<EntryImpactLine, { result: unknown }>['result'];

const KEY = ['library'];
const pathOf = (kind: LibraryKind, key: string) => `/shared-${kind}s/${key}`;

/** The shared library; only for who may manage funnels. Read anew each time: others change it, and funnels that use it. */
export function useLibrary() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<LibraryEntry[]> => {
      const { stages } = await api.get<SharedStagesBody>('/shared-stages', { signal });
      const { gates } = await api.get<SharedGatesBody>('/shared-gates', { signal });
      return [
        ...stages.map((stage) => ({ kind: 'stage', inStages: [], ...stage }) as LibraryEntry),
        ...gates.map(({ stages: inStages, ...gate }) => ({ kind: 'gate', inStages, ...gate }) as LibraryEntry),
      ];
    },
    staleTime: 0,
  });
}

/** Whatever is drawn by stages is read again, as when a version is published. */
function useLibraryChange<Input, Answer>(call: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSettled: () =>
      Promise.all(
        ['library', 'funnelVersions', 'funnels', 'board', 'records', 'measures'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

type Change = { entry: EntryDraft; lockVersion: number | null; reach?: number[] };
export const useSaveEntry = () =>
  useLibraryChange(({ entry: { kind, key, ...body }, ...change }: Change) =>
    api.put<EntrySavedBody>(pathOf(kind, key), { ...body, ...change }),
  );
export const useRemoveEntry = () =>
  useLibraryChange(({ kind, key }: Pick<EntryDraft, 'kind' | 'key'>) => api.delete(pathOf(kind, key)));

/** What a change of an entry would mean for the open records of every funnel that uses it; counted while one waits. */
export function useEntryImpact({ kind, key, ...body }: EntryDraft) {
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const query = useQuery({
    queryKey: [...KEY, 'impact', kind, key, body],
    queryFn: async ({ signal }): Promise<EntryImpact> => {
      for await (const line of stream<EntryImpactLine>(`${pathOf(kind, key)}/impact`, body, signal)) {
        if ('progress' in line) setProgress(line.progress);
        else if ('result' in line) return line.result;
        else throw new ApiError(422, line.error as ConstructorParameters<typeof ApiError>[1]);
      }
      throw new ApiError(0, { code: 'unreachable', message: '' });
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return { query, progress };
}
