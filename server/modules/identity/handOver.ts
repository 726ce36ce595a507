import { issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { changeDefinitions } from './changeDefinitions.ts';
import { getDirectory } from './directory.ts';
import { cancelBatch, closeBatch, failBatch, insertBatch, saveProgress, selectRunning } from './handOverQueries.ts';
import { identityHooks } from './hooks.ts';
import { requireAbility } from './require.ts';
import { changeUser } from './updateUser.ts';

export type HandOverRequest = {
  /** Who takes everything that `objects` does not give to somebody else; null: it stays. */
  handOverTo: string | null;
  /** By object key; null: it stays. */
  objects?: Record<string, string | null> | undefined;
  /** Also what is over and done: closed deals, finished tasks, follow-ups. Default: it stays with its owner. */
  past?: boolean | undefined;
};
export type HandOverResult = { batchId: number | null; counts: Record<string, number> };
type Asked = HandOverRequest & { userId: string };

/** Ends a person's access and gives what they own to others: both or nothing. Throws as `handOver`. */
export function deactivateWithHandOver(ctx: Context, asked: Asked): Promise<HandOverResult> {
  return run(ctx, asked, (give) =>
    changeDefinitions(ctx, async (tx) => {
      await changeUser(tx, ctx, { id: asked.userId, active: false });
      return give(tx);
    }),
  );
}

/** Gives what a person owns to others while they stay. Throws `no_right`, `invalid_input`, `conflict` (cancelled). */
export function handOver(ctx: Context, asked: Asked): Promise<HandOverResult> {
  return run(ctx, asked, (give) => inTransaction(ctx.pools.app, give));
}

type Give = (tx: Transaction) => Promise<Record<string, number>>;

async function run(
  ctx: Context,
  asked: Asked,
  transaction: (give: Give) => Promise<Record<string, number>>,
): Promise<HandOverResult> {
  requireAbility(ctx, 'manageUsers');
  const to = await successors(ctx, asked);
  if (Object.keys(to).length === 0) return { batchId: null, counts: await transaction(async () => ({})) };
  // The batch stands outside of the transaction: so others see how far it is, and may stop it.
  const batchId = await insertBatch(ctx, { ...asked, to });
  const onProgress = async (done: number, total: number) => {
    if (!(await saveProgress(ctx, batchId, { done, total }))) throw new Refused('conflict');
  };
  try {
    const plan = { from: asked.userId, to, past: asked.past ?? false, onProgress };
    const counts = await transaction(async (tx) => {
      const given = await identityHooks().handOver(tx, { ...ctx, batchId }, plan);
      // The last word between "done" and "stopped": whoever stops it from here on is told that it is over.
      if (!(await closeBatch(tx, ctx.workspace, batchId))) throw new Refused('conflict');
      return given;
    });
    return { batchId, counts };
  } catch (error) {
    await failBatch(ctx, batchId, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function successors(ctx: Context, { userId, handOverTo, objects = {} }: Asked): Promise<Record<string, string>> {
  const directory = await getDirectory(ctx);
  const owned = await identityHooks().countOwned(ctx, userId);
  const entries = owned
    .map(({ object }) => [object, Object.hasOwn(objects, object) ? objects[object] : handOverTo] as const)
    .filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
  for (const [, id] of entries) {
    if (id === userId || !directory.person(id)?.active) {
      throw new Refused('invalid_input', { issues: [issue('successor_unfit', 'handOverTo')] });
    }
  }
  return Object.fromEntries(entries);
}

/** What a hand-over would move, and how far the one is that runs now. Throws `no_right`. */
export async function previewHandOver(ctx: Context, userId: string) {
  requireAbility(ctx, 'manageUsers');
  const directory = await getDirectory(ctx);
  if (!directory.person(userId)) throw new Refused('not_found');
  const owned = await identityHooks().countOwned(ctx, userId);
  return {
    owned: owned.filter(({ live, past }) => live + past > 0),
    heads: directory.departments
      .filter((one) => one.active && one.headId === userId)
      .map(({ id, name }) => ({ id, name })),
    running: (await selectRunning(ctx, userId)) ?? null,
  };
}

/** Stops a running hand-over: everything it did is taken back. */
export async function cancelHandOver(ctx: Context, userId: string): Promise<void> {
  requireAbility(ctx, 'manageUsers');
  if (!(await cancelBatch(ctx, userId))) throw new Refused('not_found');
}
