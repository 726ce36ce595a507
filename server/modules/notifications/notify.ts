import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { deliver } from './deliver.ts';
import type { NewNotification } from './types.ts';

/** Tells people something that the event log does not hold. With `tx`, when the caller's transaction commits. */
export async function notify(ctx: Context, all: readonly NewNotification[], tx?: Transaction): Promise<void> {
  if (tx) return deliver(tx, ctx, all);
  await inTransaction(ctx.pools.app, (own) => deliver(own, ctx, all));
}
