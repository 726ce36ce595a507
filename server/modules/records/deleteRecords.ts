import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { lockForWrite } from './lockForWrite.ts';
import { isSearchable } from './searchDocument.ts';
import { deleteSearchDocuments } from './searchQueries.ts';
import type { Outcome } from './types.ts';
import { writeUpdates } from './writeUpdates.ts';

/** Puts records into the bin. They leave every list, count and report from now on, and can be restored. */
export async function deleteRecords(
  ctx: Context,
  objectKey: string,
  commands: readonly { id: string; version?: number | undefined }[],
  tx?: Transaction,
): Promise<Outcome[]> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  const write = async (client: Transaction) => {
    const locks = await lockForWrite(client, ctx, definitions, object, commands, 'delete');
    const locked = locks.flatMap((lock) => (lock.ok ? [lock.locked] : []));
    const distinct = [...new Map(locked.map((record) => [record.id, record])).values()];
    const written = await writeUpdates(
      client,
      ctx,
      object,
      distinct.map((record) => ({
        id: record.id,
        row: record.row,
        before: record.values,
        patch: {},
        columns: { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
        kind: 'deleted',
        at: ctx.now,
      })),
    );
    const ids = distinct.map((record) => record.id);
    if (ids.length > 0 && isSearchable(object)) await deleteSearchDocuments(client, ctx.workspace, ids);
    const versions = new Map(written.map((row) => [row.id, row.version]));
    return locks.map(
      (lock): Outcome =>
        lock.ok ? { ok: true, id: lock.locked.id, version: versions.get(lock.locked.id)! } : lock.outcome,
    );
  };
  return tx ? write(tx) : inTransaction(ctx.pools.app, write);
}
