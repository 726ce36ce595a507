import { Refused } from '#server/platform/errors.ts';
import type { Entrance } from './entrance.ts';
import { type OpenedSession, openSession } from './openSession.ts';
import { saveAttempts, spendSignInLink } from './queries.ts';
import { hashOfSecret } from './secrets.ts';

/** Signs in by a one-time link. Throws `link_expired` when it is unknown, used or too old. */
export async function signInByLink(entrance: Entrance, { token }: { token: string }): Promise<OpenedSession> {
  const login = await spendSignInLink(entrance.pools.app, hashOfSecret(token), entrance.now);
  if (!login) throw new Refused('link_expired');
  await saveAttempts(entrance.pools.app, login.login_id, { failedCount: 0, lockedUntil: null });
  return openSession(entrance, login, 'link');
}
