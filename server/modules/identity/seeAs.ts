import { lookingOnly, maySeeAs } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { contextOfRow } from './contexts.ts';
import { insertAccess, selectUserForContext } from './queries.ts';
import { carried } from './secrets.ts';
import { saveSeeingAs } from './seeAsQueries.ts';

/**
 * The session goes on as another person's, to look only, until it is stopped or the session ends. Both are noted.
 * Throws `no_right` (also for API tokens), `not_found`.
 */
export async function startSeeingAs(
  ctx: Context,
  { userId, cookie }: { userId: string; cookie: string },
): Promise<void> {
  const session = ctx.door === 'page' ? carried(cookie) : undefined;
  if (!session) throw new Refused('no_right');
  const row = await selectUserForContext(ctx.pools.app, ctx.workspace, { id: userId });
  if (!row) throw new Refused('not_found');
  const other = await contextOfRow(ctx, ctx.workspace, row, 'page');
  if (!maySeeAs(ctx.actor, other.actor)) throw new Refused('no_right');
  await saveSeeingAs(ctx.pools.app, session.hash, userId);
  await insertAccess(ctx.pools.app, ctx.workspace, {
    kind: 'seeAsStarted',
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: { userId },
  });
}

/** Back to oneself. Does nothing when nobody was looked at. */
export async function stopSeeingAs(ctx: Context, { cookie }: { cookie: string }): Promise<void> {
  const session = carried(cookie);
  if (!session || !ctx.viewer) return;
  await saveSeeingAs(ctx.pools.app, session.hash, null);
  await insertAccess(ctx.pools.app, ctx.workspace, {
    kind: 'seeAsStopped',
    at: ctx.now,
    actorId: ctx.viewer.userId,
    details: { userId: ctx.actor.userId },
  });
}

/** What the viewer's session sees; undefined when the right or the person went away meanwhile. */
export async function contextSeenBy(viewer: Context, userId: string): Promise<Context | undefined> {
  const row = await selectUserForContext(viewer.pools.app, viewer.workspace, { id: userId });
  if (!row) return undefined;
  const seen = await contextOfRow(viewer, viewer.workspace, row, 'page');
  if (!maySeeAs(viewer.actor, seen.actor)) return undefined;
  return lookedOn({ ...seen, locale: viewer.locale }, viewer);
}

/** A context in which nothing can be changed, so that no page offers what would be refused. */
export const lookedOn = (seen: Context, { actor: { userId, name } }: Context): Context => ({
  ...seen,
  actor: lookingOnly(seen.actor),
  viewer: { userId, name },
});
