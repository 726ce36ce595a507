import { minutesLocked } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { newPasswordIssue } from './newPassword.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { deleteSessionsOf, insertAccess, savePassword, selectLoginOfUser } from './queries.ts';
import { carried } from './secrets.ts';
import { countWrong } from './signIn.ts';
import { selectUser } from './userQueries.ts';

/**
 * Changes one's own password and signs out every other session; `cookie` is the session that stays. Somebody who came
 * in by a link and has no password yet needs no current one. A wrong current one counts like a wrong sign-in.
 * Throws `locked_out`, or `invalid_input` on `current` or `next`.
 */
export async function changePassword(
  ctx: Context,
  { current, next, cookie }: { current: string | undefined; next: string; cookie?: string },
): Promise<void> {
  const login = await selectLoginOfUser(ctx.pools.app, ctx.workspace.id, ctx.actor.userId);
  if (!login || ctx.door === 'api') throw new Refused('no_right');
  const minutes = minutesLocked({ failedCount: login.failed_count, lockedUntil: login.locked_until }, ctx.now);
  if (minutes) throw new Refused('locked_out', { params: { minutes } });
  if (login.password_hash && !(await isPassword(login.password_hash, current ?? ''))) {
    await countWrong(ctx, login);
    throw new Refused('invalid_input', { issues: [issue('invalid_value', 'current')] });
  }
  const user = await selectUser(ctx.pools.app, ctx.workspace, ctx.actor.userId);
  const weak = newPasswordIssue(next, user?.email ?? '', 'next');
  if (weak) throw new Refused('invalid_input', { issues: [weak] });
  const hash = await hashPassword(next);
  await inTransaction(ctx.pools.app, async (tx) => {
    await savePassword(tx, login.login_id, hash);
    await deleteSessionsOf(tx, login.login_id, (cookie && carried(cookie)?.hash) || null);
    await insertAccess(tx, ctx.workspace, { kind: 'passwordChanged', at: ctx.now, actorId: ctx.actor.userId });
  });
}
