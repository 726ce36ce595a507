import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { preferencesSchema } from '#contract/identity.ts';
import { api } from './client.ts';
import { renewWordsOfMeasures } from './measures.ts';
import { type Session, sessionQuery } from './session.ts';

export type Preferences = z.infer<typeof preferencesSchema>;

/** Keeps a person's choices (language, theme, time zone, density, start page) for every browser; the page has them at once. */
export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (preferences: Preferences) => api.post<unknown>('/session/preferences', preferences),
    onMutate: (preferences) => {
      const given = Object.entries(preferences).filter(([, value]) => value !== undefined);
      client.setQueryData<Session>(
        sessionQuery.queryKey,
        (session) => session && { ...session, user: { ...session.user, ...Object.fromEntries(given) } },
      );
    },
    // A language that is kept with the user decides over that of the browser: from now on answers come in it.
    onSuccess: (_, { locale }) => (locale ? renewWordsOfMeasures(client) : undefined),
    onError: () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}
