import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { lockView } from './lockView.ts';
import { deleteViewRow } from './queries.ts';

/** Takes a view away from everyone who used it. */
export async function deleteView(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx.pools.app, async (tx) => {
    await lockView(tx, ctx, id);
    await deleteViewRow(tx, ctx.workspace, id);
  });
}
