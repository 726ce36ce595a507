import type { QueryClient } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import type { TodayBody } from '#contract/today.ts';
import { api } from '../../api/client.ts';

export type TourStep = {
  key: 'gap' | 'stage' | 'team' | 'deals' | 'why' | 'move' | 'today';
  /** The element it points at carries this `data-tour`; without it the words stand in the middle. */
  target: string;
  /** Where it is; undefined: stay. */
  to: (client: QueryClient) => Promise<LinkProps | undefined> | LinkProps | undefined;
};

/** The story of a Monday: there is a gap – at which stage – in which team – which deals – why – what to do. */
export const TOUR: readonly TourStep[] = [
  { key: 'gap', target: 'kpis', to: () => ({ to: '/cockpit' }) },
  { key: 'stage', target: 'funnel', to: () => ({ to: '/cockpit' }) },
  { key: 'team', target: 'diagnosis', to: () => ({ to: '/cockpit' }) },
  { key: 'deals', target: 'stalled', to: () => ({ to: '/cockpit' }) },
  { key: 'why', target: 'stage', to: largestStalledDeal },
  { key: 'move', target: 'board', to: () => ({ to: '/board' }) },
  { key: 'today', target: 'today', to: () => ({ to: '/today' }) },
];

async function largestStalledDeal(client: QueryClient): Promise<LinkProps | undefined> {
  const today = await client.fetchQuery({
    queryKey: ['today', 'team'],
    queryFn: ({ signal }) => api.get<TodayBody>('/today?scope=team', { signal }),
    staleTime: 60_000,
  });
  const deal = today.stalled.items[0];
  return deal && { to: '/o/$object/$id', params: { object: 'opportunity', id: deal.id } };
}
