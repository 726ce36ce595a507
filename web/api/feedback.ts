import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AdoptionBody, CommentsBody, GateCostBody } from '#contract/feedback.ts';
import { api } from './client.ts';

export type NewComment = { funnel: string; stage: string; gate?: string; record?: string; text: string };
export type GateCosts = { since: string; gates: GateCostBody[] };

/** Says something of a stage, or of what it asks. */
export function useComment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ funnel, ...comment }: NewComment) =>
      api.post<{ id: number }>(`/funnels/${funnel}/comments`, comment),
    onSuccess: (_, { funnel }) => client.invalidateQueries({ queryKey: ['feedback', funnel] }),
  });
}

export const useComments = (funnel: string) =>
  useQuery({
    queryKey: ['feedback', funnel, 'comments'],
    queryFn: ({ signal }) => api.get<CommentsBody>(`/funnels/${funnel}/comments`, { signal }),
  });

export function useCloseComment(funnel: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reply }: { id: number; reply: string }) =>
      api.post(`/funnels/${funnel}/comments/${id}/close`, reply ? { reply } : {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['feedback', funnel] }),
  });
}

export const useGateCosts = (funnel: string, days: number) =>
  useQuery({
    queryKey: ['feedback', funnel, 'costs', days],
    queryFn: ({ signal }) => api.get<GateCosts>(`/funnels/${funnel}/gate-costs`, { query: { days }, signal }),
  });

export const useAdoption = (funnel: string, days: number) =>
  useQuery({
    queryKey: ['feedback', funnel, 'adoption', days],
    queryFn: ({ signal }) => api.get<AdoptionBody>(`/funnels/${funnel}/adoption`, { query: { days }, signal }),
  });
