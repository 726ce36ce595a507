import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './client.ts';

/** How many months back a funnel's learned win probabilities look; what they weigh is read again. */
export function useLearnMonths(funnel: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (learnMonths: number) => api.patch(`/funnels/${funnel}`, { learnMonths }),
    onSuccess: () =>
      Promise.all(['funnels', 'board', 'measures'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
