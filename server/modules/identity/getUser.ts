import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { toUser, type User } from './listUsers.ts';
import { selectUser } from './userQueries.ts';

/** One user. Throws `not_found`. */
export async function getUser(ctx: Context, id: string): Promise<User> {
  const row = await selectUser(ctx.pools.app, ctx.workspace, id);
  if (!row) throw new Refused('not_found');
  return toUser(ctx, row);
}
