import { can } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { insertAccess } from './queries.ts';
import { revoke } from './tokenQueries.ts';

/** Ends an API token: one's own, or anybody's for who manages users. Throws `not_found`. */
export async function revokeToken(ctx: Context, { id }: { id: string }): Promise<void> {
  const revoked = await revoke(ctx.pools.app, {
    id,
    workspaceId: ctx.workspace.id,
    userId: ctx.actor.userId,
    anyone: can(ctx.actor, 'manageUsers'),
    now: ctx.now,
  });
  if (!revoked) throw new Refused('not_found');
  await insertAccess(ctx.pools.app, ctx.workspace, {
    kind: 'tokenRevoked',
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: { id },
  });
}
