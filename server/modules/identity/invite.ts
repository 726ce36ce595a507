import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createUsers, type NewUser } from './createUsers.ts';
import { getDirectory } from './directory.ts';
import type { IdentityOutcome } from './outcome.ts';
import { deleteInvitations, insertInvitation } from './peopleQueries.ts';
import { insertAccess, selectLoginOfUser } from './queries.ts';
import { refuseAbove, requireAbility } from './require.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import { selectRoleKeysOf } from './userQueries.ts';

const DAY = 24 * 60 * 60_000;

/** The secret of a link; answered here only. */
export type Invitation = { token: string; expiresAt: Date };
export type InviteOutcome = Extract<IdentityOutcome, { ok: false }> | ({ ok: true; id: string } & Invitation);

/** Creates people and a link for each that signs them in once. Rows with issues are left out. Throws `no_right`. */
export async function invitePeople(
  ctx: Context,
  { people, days }: { people: readonly (NewUser & { email: string })[]; days: number },
): Promise<InviteOutcome[]> {
  const outcomes = await createUsers(ctx, people);
  const answers: InviteOutcome[] = [];
  for (const outcome of outcomes) {
    answers.push(outcome.ok ? { ...outcome, ...(await renewInvitation(ctx, { userId: outcome.id, days })) } : outcome);
  }
  return answers;
}

/** A new link in place of the one before. Throws `no_right`, `not_found` (no active sign-in). */
export async function renewInvitation(
  ctx: Context,
  { userId, days }: { userId: string; days: number },
): Promise<Invitation> {
  const loginId = await loginToInvite(ctx, userId);
  const token = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + days * DAY);
  await inTransaction(ctx.pools.app, async (tx) => {
    await insertInvitation(tx, { hash: hashOfSecret(token), loginId, expiresAt, now: ctx.now });
    await insertAccess(tx, ctx.workspace, {
      kind: 'invited',
      at: ctx.now,
      actorId: ctx.actor.userId,
      details: { userId, days },
    });
  });
  return { token, expiresAt };
}

/** Takes the link back; the person stays. Throws `no_right`, `not_found` when there is none. */
export async function revokeInvitation(ctx: Context, { userId }: { userId: string }): Promise<void> {
  const loginId = await loginToInvite(ctx, userId);
  if (!(await deleteInvitations(ctx.pools.app, loginId))) throw new Refused('not_found');
  const actorId = ctx.actor.userId;
  await insertAccess(ctx.pools.app, ctx.workspace, {
    kind: 'invitationRevoked',
    at: ctx.now,
    actorId,
    details: { userId },
  });
}

async function loginToInvite(ctx: Context, userId: string): Promise<string> {
  requireAbility(ctx, 'manageUsers');
  refuseAbove(ctx, await getDirectory(ctx), await selectRoleKeysOf(ctx.pools.app, ctx.workspace, userId));
  const login = await selectLoginOfUser(ctx.pools.app, ctx.workspace.id, userId);
  if (!login?.active) throw new Refused('not_found');
  return login.login_id;
}
