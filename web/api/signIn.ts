import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { personaSchema } from '#contract/identity.ts';
import type { setupSchema } from '#contract/workspace.ts';
import { api, setCsrfToken } from './client.ts';
import { type Session, sessionQuery } from './session.ts';

export type Persona = z.infer<typeof personaSchema>;
export type NewWorkspace = z.input<typeof setupSchema>;

/** Begins anew as the person that the answer names: nothing that somebody else read stays. */
function useWelcome() {
  const client = useQueryClient();
  return (session: Session) => {
    client.getQueryCache().clear();
    setCsrfToken(session.csrf ?? '');
    client.setQueryData(sessionQuery.queryKey, session);
  };
}

export function useSignIn() {
  return useMutation({
    mutationFn: (login: { email: string; password: string }) => api.post<Session>('/session', login),
    onSuccess: useWelcome(),
  });
}

/** Signs in by a one-time link. */
export function useSignInByLink() {
  return useMutation({
    mutationFn: (token: string) => api.post<Session>('/session/link', { token }),
    onSuccess: useWelcome(),
  });
}

/** Whom a visitor of the demo may be, in the language of the page. */
export function usePersonas(enabled: boolean, language: string) {
  return useQuery({
    queryKey: ['personas', language],
    queryFn: async ({ signal }) => (await api.get<{ personas: Persona[] }>('/demo/personas', { signal })).personas,
    enabled,
  });
}

export function useSignInAsPersona() {
  return useMutation({
    mutationFn: (persona: string) => api.post<Session>('/demo/sign-in', { persona }),
    onSuccess: useWelcome(),
  });
}

export function useSetUp() {
  return useMutation({
    mutationFn: (workspace: NewWorkspace) => api.post<Session>('/setup', workspace),
    onSuccess: useWelcome(),
  });
}
