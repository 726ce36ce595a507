import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { preferencesSchema } from '#contract/identity.ts';
import { api } from './client.ts';

export type Preferences = z.infer<typeof preferencesSchema>;

/** Keeps language and theme with the user, for other browsers. This one remembers them by itself. */
export function useSavePreferences() {
  return useMutation({
    mutationFn: (preferences: Preferences) => api.post<unknown>('/session/preferences', preferences),
  });
}
