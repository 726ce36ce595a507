import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PendingDocuments } from '#contract/documents.ts';
import type { OutcomeBody, outcomesSchema } from '#contract/records.ts';
import { api } from './client.ts';

type Outcomes = z.infer<typeof outcomesSchema>;
const ROOT = 'documents';

/** Files that wait for a look of the reader's, those that wait longest first. `enabled`: the reader has the right to. */
export function usePendingDocuments(enabled: boolean) {
  return useQuery({
    queryKey: [ROOT, 'pending'],
    queryFn: ({ signal }) => api.get<PendingDocuments>('/documents/pending', { signal }),
    enabled,
  });
}

/** Whatever shows a file's state, or what it held up. */
function useRefreshDocuments() {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [root] }) => root === ROOT || root === 'records' || root === 'board' || root === 'today',
    });
}

export type Finding = { object: string; id: string; file: string; state: 'confirmed' | 'rejected'; note?: string };

/** Says of a file that it is good, or is not. Resolves to the outcome; a rejection needs a note. */
export function useCheckDocument() {
  const refresh = useRefreshDocuments();
  return useMutation({
    mutationFn: async (finding: Finding) =>
      (await api.post<Outcomes>('/documents/check', finding)).outcomes[0] as OutcomeBody,
    onSuccess: (outcome) => (outcome.ok ? refresh() : undefined),
  });
}

/** `tries`: the move is tried, whose refusal puts the file before those who may confirm it. */
export type HandIn = { id: string; to: string; values?: Record<string, unknown>; tries: boolean };

/** Keeps a file in its field and puts it before those who may confirm it. Resolves to what became of keeping it. */
export function useHandIn(object: string) {
  const refresh = useRefreshDocuments();
  return useMutation({
    mutationFn: async ({ id, to, values, tries }: HandIn): Promise<OutcomeBody> => {
      const kept = values
        ? (await api.patch<Outcomes>(`/records/${object}`, { records: [{ id, values }] })).outcomes[0]
        : ({ ok: true, id, version: 0 } as const);
      if (kept?.ok && tries) await api.post<Outcomes>('/moves', { object, moves: [{ id, to }] });
      return kept as OutcomeBody;
    },
    onSettled: refresh,
  });
}
