import type { PendingCheck } from '#domain/funnels/index.ts';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { insertPending } from './queries.ts';

/** Documents that let records pass before anybody had looked stand in the list of those to be looked at. */
export async function askForChecks(
  tx: Transaction,
  ctx: Context,
  object: ObjectDefinition,
  records: readonly { id: string; pending?: readonly PendingCheck[] }[],
): Promise<void> {
  const files = records.flatMap(({ id, pending = [] }) =>
    pending.map((check) => ({ objectId: object.id, record: id, ...check })),
  );
  await insertPending(tx, ctx.workspace, files, ctx.now);
}
