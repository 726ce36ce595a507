import type { Entrance } from './entrance.ts';
import { deleteExpiredSessions, insertAccess, insertSession, type LoginRow } from './queries.ts';
import { carry, hashOfSecret, newSecret } from './secrets.ts';
import { toWorkspace } from './workspaceQueries.ts';

/** Days without any request after which a session ends, and days after which it ends in any case. */
export const SESSION_DAYS = 14;
export const SESSION_MOST_DAYS = 90;

/** What the browser is given; `cookie` is the secret value. */
export type OpenedSession = { cookie: string; csrf: string };

/** Opens a session for somebody who has proved who they are; `by` is how. */
export async function openSession(
  entrance: Entrance,
  login: LoginRow,
  by: 'password' | 'link' | 'persona' | 'setup',
): Promise<OpenedSession> {
  const { now, address, agent, pools } = entrance;
  const secret = newSecret();
  const csrf = newSecret();
  const from = { ...(address ? { address } : {}), ...(agent ? { agent } : {}) };
  await deleteExpiredSessions(pools.app, login.login_id, now);
  await insertSession(pools.app, {
    hash: hashOfSecret(secret),
    loginId: login.login_id,
    csrf,
    now,
    days: SESSION_DAYS,
    ...from,
  });
  const workspace = toWorkspace(login);
  await insertAccess(pools.app, workspace, {
    kind: 'signIn',
    at: now,
    actorId: login.user_id,
    ...from,
    details: { by },
  });
  return { cookie: carry(workspace.slug, secret), csrf };
}
