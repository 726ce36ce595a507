import type { Context } from '#server/platform/context.ts';
import { deleteSession, insertAccess } from './queries.ts';
import { carried } from './secrets.ts';

/** Ends the session that a browser had before it got another: nobody goes on with it, whoever put it there. */
export async function endFormerSession({ pools }: Pick<Context, 'pools'>, cookie: string | undefined): Promise<void> {
  const session = carried(cookie ?? '');
  if (session) await deleteSession(pools.app, session.hash);
}

/** Ends the session that the cookie stands for. */
export async function signOut(ctx: Context, cookie: string): Promise<void> {
  const session = carried(cookie);
  if (!session) return;
  await deleteSession(ctx.pools.app, session.hash);
  await insertAccess(ctx.pools.app, ctx.workspace, {
    kind: 'signOut',
    at: ctx.now,
    actorId: (ctx.viewer ?? ctx.actor).userId,
  });
}
