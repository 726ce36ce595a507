import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { bumpDefinitionsVersion } from '../objects/index.ts';

/**
 * Every process reads funnels again once it is committed; the context goes on with what it has published. The bump comes
 * first, as whenever people and departments change: both wait for the workspace before they wait for a funnel.
 */
export async function publishing<T>(ctx: Context, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { result, version } = await inTransaction(ctx.pools.app, async (tx) => {
    const version = await bumpDefinitionsVersion(tx, ctx.workspace.id);
    return { result: await work(tx), version };
  });
  ctx.workspace.definitionsVersion = version;
  return result;
}
