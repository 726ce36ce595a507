import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDirectory } from './directory.ts';
import { insertAccess, insertSignInLink, selectLoginOfUser } from './queries.ts';
import { refuseAbove, requireAbility } from './require.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import { selectRoleKeysOf } from './userQueries.ts';

const MINUTES = 15;

/** Makes a link that signs a user in once. The secret is answered here only. Throws `no_right` or `not_found`. */
export async function createSignInLink(
  ctx: Context,
  { userId, minutes = MINUTES }: { userId: string; minutes?: number },
): Promise<{ token: string; expiresAt: Date }> {
  requireAbility(ctx, 'manageUsers');
  refuseAbove(ctx, await getDirectory(ctx), await selectRoleKeysOf(ctx.pools.app, ctx.workspace, userId));
  const login = await selectLoginOfUser(ctx.pools.app, ctx.workspace.id, userId);
  if (!login?.active) throw new Refused('not_found');
  const token = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + minutes * 60_000);
  await insertSignInLink(ctx.pools.app, hashOfSecret(token), login.login_id, expiresAt);
  await insertAccess(ctx.pools.app, ctx.workspace, {
    kind: 'signInLinkMade',
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: { userId, minutes },
  });
  return { token, expiresAt };
}
