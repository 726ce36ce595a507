import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { announce } from './announce.ts';
import { countUnread, updateRead } from './queries.ts';

/** Marks the reader's own as read, all of them without ids; the reader's other pages hear of it. Answers how many are left. */
export function markRead(ctx: Context, ids?: readonly number[]): Promise<number> {
  const { userId } = ctx.actor;
  return inTransaction(ctx.pools.app, async (tx) => {
    const changed = await updateRead(tx, ctx.workspace, userId, ids ?? null, ctx.now);
    if (changed > 0) await announce(tx, ctx.workspace, [{ userId, id: null }]);
    return countUnread(tx, ctx.workspace, userId);
  });
}
