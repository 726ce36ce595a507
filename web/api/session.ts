import { queryOptions, useMutation, useSuspenseQuery } from '@tanstack/react-query';
import type { SessionBody } from '#contract/identity.ts';
import type { RecordVerb } from '#domain/identity/types.ts';
import { leaveFor } from '../browser/leaveFor.ts';
import { forgetReading } from '../browser/remembered.ts';
import { api, setCsrfToken } from './client.ts';

export type Session = SessionBody;

/** Who I am, where, and what I may do. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await api.get<Session>('/session', { signal });
    setCsrfToken(session.csrf ?? '');
    return session;
  },
  staleTime: 5 * 60_000,
});

/** The session; only below the shell, which waits for it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/**
 * Whether a verb is open to the reader on an object at all; how far it reaches the server decides per record. Who sees
 * as another person only reads.
 */
export function mayOn(session: Session, object: string, verb: RecordVerb): boolean {
  if (session.seeingAs && verb !== 'read') return false;
  return (session.rights[object] ?? session.rights['*'])?.[verb] ?? false;
}

/** `may('opportunity', 'create')` */
export function useMay(): (object: string, verb: RecordVerb) => boolean {
  const session = useSession();
  return (object, verb) => mayOn(session, object, verb);
}

/** Somebody sees as another person: whatever is that person's own, be it a wish or a mark, stays as it is. */
export const useLooksOnly = (): boolean => useSession().seeingAs !== undefined;

/** Ends the session here and on the server, and forgets everything that was read. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => api.delete<void>('/session'),
    onSuccess: () => {
      forgetReading();
      leaveFor('/sign-in');
    },
  });
}
