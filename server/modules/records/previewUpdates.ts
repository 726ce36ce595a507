import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Outcome } from './types.ts';
import { type UpdateCommand, updateRecords } from './updateRecords.ts';

class RolledBack extends Error {}

/** What `updateRecords` would answer: it is carried out and taken back, so that every rule is asked as it will be. */
export async function previewUpdates(
  ctx: Context,
  objectKey: string,
  commands: readonly UpdateCommand[],
): Promise<Outcome[]> {
  let outcomes: Outcome[] = [];
  try {
    await inTransaction(ctx.pools.app, async (tx) => {
      outcomes = await updateRecords(ctx, objectKey, commands, tx);
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return outcomes;
}
