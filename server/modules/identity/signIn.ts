import { afterWrongPassword, minutesLocked } from '#domain/identity/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Entrance } from './entrance.ts';
import { type OpenedSession, openSession } from './openSession.ts';
import { isPassword } from './passwords.ts';
import { insertAccess, type LoginRow, lockAttempts, saveAttempts, selectLoginByEmail } from './queries.ts';
import { countStranger, strangerAttempts } from './strangers.ts';
import { toWorkspace } from './workspaceQueries.ts';

/**
 * Signs in by e-mail address and password. Throws `wrong_credentials` or, after too many tries, `locked_out` with
 * `minutes`. An unknown address costs the same time and locks the same way.
 */
export async function signIn(
  entrance: Entrance,
  { email, password }: { email: string; password: string },
): Promise<OpenedSession> {
  const address = email.trim();
  const login = await selectLoginByEmail(entrance.pools.app, address);
  const before = login
    ? { failedCount: login.failed_count, lockedUntil: login.locked_until }
    : strangerAttempts(address);
  refuseLocked(minutesLocked(before, entrance.now));
  const right = await isPassword(login?.active ? login.password_hash : undefined, password);
  if (login && right) {
    await clearAttempts(entrance, login);
    return openSession(entrance, login, 'password');
  }
  if (login) await countWrong(entrance, login);
  else countStranger(address, entrance.now);
  throw new Refused('wrong_credentials');
}

function refuseLocked(minutes: number): void {
  if (minutes > 0) throw new Refused('locked_out', { params: { minutes } });
}

/** Looks again under the row's lock: many guesses at once must not slip past the limit together. */
function clearAttempts({ pools, now }: Entrance, login: LoginRow): Promise<void> {
  return inTransaction(pools.app, async (tx) => {
    const attempts = await lockAttempts(tx, login.login_id);
    refuseLocked(minutesLocked(attempts, now));
    if (attempts.lockedUntil) await saveAttempts(tx, login.login_id, { failedCount: 0, lockedUntil: null });
  });
}

/** Counts a wrong password against the lock-out. */
export async function countWrong({ pools, now, address }: Omit<Entrance, 'log'>, login: LoginRow): Promise<void> {
  await inTransaction(pools.app, async (tx) => {
    const next = afterWrongPassword(await lockAttempts(tx, login.login_id), now);
    await saveAttempts(tx, login.login_id, next);
    await insertAccess(tx, toWorkspace(login), {
      kind: 'signInFailed',
      at: now,
      actorId: login.user_id,
      ...(address ? { address } : {}),
      details: { failedCount: next.failedCount, lockedMinutes: minutesLocked(next, now) },
    });
  });
}
