import { can } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { lockForWrite, type Outcome, writeUpdates } from '../../records/index.ts';
import { stagedObject } from '../lockLiveFunnels.ts';
import { heldFiles } from './heldFiles.ts';
import { selectUploader, upsertFinding } from './queries.ts';

export type DocumentFinding = {
  /** The record that holds the file. */
  id: string;
  file: string;
  state: 'confirmed' | 'rejected';
  /** Why; asked for with a rejection. */
  note?: string | undefined;
};

/**
 * Says of a file of a record that it is good, or is not. For whoever sees the record and has the right to, but never for
 * who uploaded the file. Stands in the record's log. Throws `no_right`.
 */
export async function checkDocument(ctx: Context, objectKey: string, finding: DocumentFinding): Promise<Outcome> {
  if (!can(ctx.actor, 'confirmDocuments')) throw new Refused('no_right');
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const { id, file, state, note } = finding;
  return inTransaction(ctx.pools.app, async (tx): Promise<Outcome> => {
    const [lock] = await lockForWrite(tx, ctx, definitions, object, [{ id }], 'read');
    if (!lock?.ok) return lock?.outcome ?? notFound();
    const { locked } = lock;
    const field = heldFiles(object, locked.values).get(file);
    if (!field) return notFound();
    if ((await selectUploader(tx, ctx.workspace, file)) === ctx.actor.userId) return refused('own_document', field);
    if (state === 'rejected' && !note) return refused('required', 'note');
    const found = { objectId: object.id, record: id, field, file, state, by: ctx.actor.userId, at: ctx.now };
    await upsertFinding(tx, ctx.workspace, { ...found, note: note ?? null });
    const { row, values: before } = locked;
    const details = { check: { field, file, state } };
    const update = { id, row, before, patch: {}, kind: 'checked' as const, note, details, at: ctx.now };
    const [written] = await writeUpdates(tx, ctx, object, [update]);
    return { ok: true, id, version: written!.version };
  });
}

const notFound = (): Outcome => ({ ok: false, reason: 'not_found', issues: [issue('not_found')] });
const refused = (code: 'own_document' | 'required', field: string): Outcome => ({
  ok: false,
  reason: 'refused',
  issues: [issue(code, field)],
});
