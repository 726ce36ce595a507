import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ConvertedBody, convertLeadSchema } from '#contract/leads.ts';
import { api } from './client.ts';
import { useRefreshRecords } from './records.ts';

export type Conversion = z.infer<typeof convertLeadSchema>;

/** Turns a lead into account, contact and opportunity, all or nothing. */
export function useConvertLead(id: string) {
  const refresh = useRefreshRecords();
  return useMutation({
    mutationFn: (conversion: Conversion) => api.post<ConvertedBody>(`/leads/${id}/convert`, conversion),
    onSuccess: ({ outcome }) => (outcome.ok ? refresh('lead', 'account', 'contact', 'opportunity') : undefined),
  });
}
