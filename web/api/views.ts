import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewView, ViewBody, ViewPatch, ViewsAnswer } from '#contract/views.ts';
import { api } from './client.ts';

export type { ViewBody, ViewSharing } from '#contract/views.ts';
/** What a page keeps in a view: its address and what else it shows by. */
export type ViewSettings = Record<string, unknown>;

const keyOf = (place: string) => ['views', place] as const;

/** The saved views of a page that the reader may use, and the one that the page opens with. */
export function useViews(place: string) {
  return useQuery({
    queryKey: keyOf(place),
    queryFn: ({ signal }) => api.get<ViewsAnswer>('/views', { query: { place }, signal }),
    staleTime: 60_000,
  });
}

function useRefreshViews() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['views'] });
}

export function useSaveView() {
  const refresh = useRefreshViews();
  return useMutation({ mutationFn: (view: NewView) => api.post<ViewBody>('/views', view), onSuccess: refresh });
}

export function useUpdateView() {
  const refresh = useRefreshViews();
  return useMutation({
    mutationFn: ({ id, ...patch }: ViewPatch & { id: string }) => api.patch<ViewBody>(`/views/${id}`, patch),
    // Also after a conflict: what another browser saved is shown.
    onSettled: refresh,
  });
}

export function useDeleteView() {
  const refresh = useRefreshViews();
  return useMutation({ mutationFn: (id: string) => api.delete<void>(`/views/${id}`), onSuccess: refresh });
}

/** Chooses the view that a page opens with; null for the page as it comes. */
export function useDefaultView() {
  const refresh = useRefreshViews();
  return useMutation({
    mutationFn: (choice: { place: string; id: string | null }) => api.put<void>('/views/default', choice),
    onSuccess: refresh,
  });
}
