import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { type Locked, lockForWrite } from './lockForWrite.ts';
import { isSearchable, searchDocument } from './searchDocument.ts';
import { upsertSearchDocuments } from './searchQueries.ts';
import type { Change, Outcome } from './types.ts';
import { savingUnique } from './uniqueness.ts';
import { writeUpdates } from './writeUpdates.ts';

/** Takes records out of the bin, as they were. Refused where a unique value has been taken meanwhile. */
export async function restoreRecords(ctx: Context, objectKey: string, ids: readonly string[]): Promise<Outcome[]> {
  const definitions = await getDefinitions(ctx);
  const object = definitions.object(objectKey);
  return inTransaction(ctx.pools.app, async (tx) => {
    const locks = await lockForWrite(
      tx,
      ctx,
      definitions,
      object,
      ids.map((id) => ({ id })),
      'delete',
      { inBin: true },
    );
    const locked = locks.flatMap((lock) => (lock.ok ? [lock.locked] : []));
    const byId = new Map(locked.map((record) => [record.id, asChange(record)]));
    const changes = [...byId.values()];
    const written = await savingUnique(tx, object, changes, (part) =>
      writeUpdates(
        tx,
        ctx,
        object,
        part.map((change) => ({
          id: change.id,
          row: change.locked.row,
          before: change.before,
          patch: {},
          columns: { deleted_at: null, deleted_by: null },
          kind: 'restored',
          at: ctx.now,
        })),
      ),
    );
    const versions = new Map(written.map((row) => [row.id, row.version]));
    if (isSearchable(object)) {
      const documents = changes
        .filter((change) => versions.has(change.id))
        .map((change) =>
          searchDocument(object, {
            id: change.id,
            values: change.before,
            access: change.locked.row.access as number[],
          }),
        );
      await upsertSearchDocuments(tx, ctx.workspace, object.id, documents);
    }
    return locks.map((lock): Outcome => {
      if (!lock.ok) return lock.outcome;
      const version = versions.get(lock.locked.id);
      if (version !== undefined) return { ok: true, id: lock.locked.id, version };
      return { ok: false, reason: 'refused', issues: byId.get(lock.locked.id)?.issues ?? [] };
    });
  });
}

/** A restore puts unique values back, so it counts as writing all of them. */
function asChange(locked: Locked): Change & { locked: Locked } {
  return { id: locked.id, version: locked.version, before: locked.values, patch: locked.values, issues: [], locked };
}
