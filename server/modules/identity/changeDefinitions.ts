import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { bumpDefinitionsVersion } from './workspaceQueries.ts';

/**
 * Changes users, departments or roles: one transaction that also bumps the workspace's definitions version. The bump
 * comes first, because its row lock makes such changes of one workspace wait for each other (no two moves may close a
 * circle of departments together). The context goes on with the new version once it is committed.
 */
export async function changeDefinitions<T>(
  ctx: Pick<Context, 'pools' | 'workspace'>,
  work: (tx: Transaction) => Promise<T>,
  /** The caller's transaction: the context stays as it is, for nobody knows yet whether the version will stand. */
  outer?: Transaction,
): Promise<T> {
  if (outer) {
    await bumpDefinitionsVersion(outer, ctx.workspace.id);
    return work(outer);
  }
  const { result, version } = await inTransaction(ctx.pools.app, async (tx) => {
    const version = await bumpDefinitionsVersion(tx, ctx.workspace.id);
    return { result: await work(tx), version };
  });
  ctx.workspace.definitionsVersion = version;
  return result;
}
