import type { MySession } from '#contract/settings.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { deleteSessionsOf, selectLoginOfUser } from '../queries.ts';
import { carried } from '../secrets.ts';
import { deleteSessionById, selectSessionsOf } from './personQueries.ts';

const hashOf = (cookie: string | undefined) => (cookie && carried(cookie)?.hash) || null;

/** Where the actor is signed in; nothing for who only sees as somebody. */
export async function listSessions(ctx: Context, cookie: string | undefined): Promise<MySession[]> {
  if (ctx.viewer) return [];
  const rows = await selectSessionsOf(ctx.pools.app, await loginOf(ctx), ctx.now, hashOf(cookie));
  return rows.map((row) => ({
    id: row.id,
    current: row.current,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    address: row.address,
    agent: row.agent,
  }));
}

/** Signs one of the actor's own sessions out. Throws `not_found`. */
export async function endSession(ctx: Context, id: string): Promise<void> {
  if (!(await deleteSessionById(ctx.pools.app, await loginOf(ctx), id))) throw new Refused('not_found');
}

/** Signs the actor out everywhere but here. */
export async function endOtherSessions(ctx: Context, cookie: string | undefined): Promise<void> {
  const here = hashOf(cookie);
  if (!here) throw new Refused('no_right');
  await deleteSessionsOf(ctx.pools.app, await loginOf(ctx), here);
}

async function loginOf(ctx: Context): Promise<string> {
  const login = await selectLoginOfUser(ctx.pools.app, ctx.workspace.id, ctx.actor.userId);
  // A token must not learn of sessions or end them.
  if (!login || ctx.door === 'api') throw new Refused('no_right');
  return login.login_id;
}
