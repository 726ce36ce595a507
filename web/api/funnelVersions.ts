import { queryOptions, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { TrialAnswer, TrialBody } from '#contract/trials.ts';
import type {
  ComparisonBody,
  draftIssuesSchema,
  draftSchema,
  FunnelVersionsBody,
  funnelFromTemplateSchema,
  funnelMadeSchema,
  funnelPatchSchema,
  TemplatesBody,
  VersionBody,
} from '#contract/versions.ts';
import { api } from './client.ts';

export type VersionSummary = FunnelVersionsBody['versions'][number];
export type DraftBody = z.infer<typeof draftSchema>;

const versionsKey = (funnel: string) => ['funnelVersions', funnel];

const versionsQuery = (funnel: string) =>
  queryOptions({
    queryKey: versionsKey(funnel),
    queryFn: ({ signal }) => api.get<FunnelVersionsBody>(`/funnels/${funnel}`, { signal }),
  });

/** A funnel with all its versions, drafts first. */
export const useFunnelVersions = (funnel: string) => useQuery(versionsQuery(funnel));

/** The same of several funnels. `failed`: the first that could not be read. */
export function useVersionsOfFunnels(funnels: readonly string[]) {
  const answers = useQueries({ queries: funnels.map(versionsQuery) });
  return {
    read: new Map(answers.flatMap(({ data }) => (data ? [[data.key, data] as const] : []))),
    failed: answers.find(({ error }) => error),
  };
}

/** One version whole. A draft is read anew each time its page opens: somebody else may have gone on with it. */
export function useFunnelVersion(funnel: string, id: number | undefined) {
  return useQuery({
    queryKey: [...versionsKey(funnel), id],
    queryFn: ({ signal }) => api.get<VersionBody>(`/funnels/${funnel}/versions/${id}`, { signal }),
    enabled: id !== undefined,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useTemplates(enabled = true) {
  return useQuery({
    queryKey: ['funnelTemplates'],
    queryFn: ({ signal }) => api.get<TemplatesBody>('/funnels/templates', { signal }),
    select: (answer) => answer.templates,
    staleTime: 5 * 60_000,
    enabled,
  });
}

/** A draft as somebody else has just saved it; `lock`: the one that is known here. */
export function useOtherDraft(funnel: string, id: number, lock: number) {
  return useQuery({
    queryKey: [...versionsKey(funnel), id, 'other', lock],
    queryFn: ({ signal }) => api.get<VersionBody>(`/funnels/${funnel}/versions/${id}`, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** `stamp`: changes with every save, so that what is compared is what was drawn last. */
export function useComparison(funnel: string, from: number, to: number, stamp: number) {
  return useQuery({
    queryKey: [...versionsKey(funnel), 'compare', from, to, stamp],
    queryFn: ({ signal }) => api.get<ComparisonBody>(`/funnels/${funnel}/compare`, { query: { from, to }, signal }),
  });
}

export const saveDraft = (funnel: string, id: number, draft: DraftBody) =>
  api.put<{ id: number; lockVersion: number }>(`/funnels/${funnel}/drafts/${id}`, draft);

/** What keeps a draft from being published, as it was last saved. */
export function useDraftIssues(funnel: string, id: number, stamp: number, enabled: boolean) {
  return useQuery({
    queryKey: [...versionsKey(funnel), id, 'issues', stamp],
    queryFn: ({ signal }) =>
      api.post<z.infer<typeof draftIssuesSchema>>(`/funnels/${funnel}/drafts/${id}/check`, undefined, { signal }),
    select: (answer) => answer.issues,
    placeholderData: (before) => before,
    enabled,
  });
}

/** A change of versions: funnels, and all that is drawn by their stages, are read again. */
function useVersionChange<Input, Answer>(call: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: () =>
      Promise.all(
        ['funnelVersions', 'funnels', 'board', 'records', 'measures'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export type FunnelPatch = z.input<typeof funnelPatchSchema>;

/** Changes the names, the places and the rules of funnels, one after the other. */
export const useEditFunnels = () =>
  useVersionChange(async (patches: readonly { key: string; patch: FunnelPatch }[]) => {
    for (const { key, patch } of patches) await api.patch(`/funnels/${key}`, patch);
  });

type From = { version: number } | { template: string };
export const useNewDraft = (funnel: string) =>
  useVersionChange((from: From) => api.post<{ id: number }>(`/funnels/${funnel}/drafts`, { from }));
export const useDropDraft = (funnel: string) =>
  useVersionChange((id: number) => api.delete(`/funnels/${funnel}/drafts/${id}`));
export const useFunnelFromTemplate = () =>
  useVersionChange((body: z.input<typeof funnelFromTemplateSchema>) =>
    api.post<z.infer<typeof funnelMadeSchema>>('/funnels/from-template', body),
  );

/** A record before the gates of what is drawn; undefined asks nothing. */
export function useTrial(funnel: string, trial: TrialBody | undefined) {
  return useQuery({
    queryKey: ['funnelTrial', funnel, trial],
    queryFn: ({ signal }) => api.post<TrialAnswer>(`/funnels/${funnel}/try`, trial, { signal }),
    enabled: trial !== undefined,
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
}

type Read = { id: number; lockVersion: number };
type Published = { moved: number };
/** `id` becomes live for everybody. */
export const usePublishDraft = (funnel: string) =>
  useVersionChange(({ id, lockVersion }: Read) =>
    api.post<Published>(`/funnels/${funnel}/drafts/${id}/publish`, { lockVersion }),
  );
export const useStartPilot = (funnel: string) =>
  useVersionChange(({ id, ...body }: Read & { departments: string[]; people: string[] }) =>
    api.post<Published>(`/funnels/${funnel}/drafts/${id}/pilot`, body),
  );
export const useEndPilot = (funnel: string) =>
  useVersionChange((_: undefined) => api.delete<Published>(`/funnels/${funnel}/pilot`));
export const useRollBack = (funnel: string) =>
  useVersionChange(({ id, lockVersion }: Read) =>
    api.post<Published>(`/funnels/${funnel}/versions/${id}/roll-back`, { lockVersion }),
  );
