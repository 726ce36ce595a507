import type { z } from 'zod';
import type { ObjectDefinition } from '#domain/objects/index.ts';
import { addJob, type JobContext } from '#server/platform/jobs/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { loadDefinitions } from '../../objects/index.ts';
import { valuesOfRow } from '../columns.ts';
import { isSearchable, searchDocument } from '../searchDocument.ts';
import { deleteSearchDocuments, upsertSearchDocuments } from '../searchQueries.ts';
import { rebuildSearchJob } from './rebuildSearchJob.ts';
import { deleteOrphans, selectChunk, selectDefinedWorkspace } from './rebuildSearchQueries.ts';

const CHUNK = 1_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** In chunks, each a transaction. When the process stops, what is left becomes a new job. */
export async function rebuildSearch(
  payload: z.output<typeof rebuildSearchJob.payload>,
  { pools, log, signal }: JobContext,
): Promise<void> {
  const workspace = await selectDefinedWorkspace(pools.app, payload.workspaceId);
  const object = workspace && (await loadDefinitions(pools.app, workspace)).find(payload.object);
  // Gone since the job was added: nothing to find.
  if (!object) return;
  const searchable = isSearchable(object);
  let after: string | undefined = payload.after ?? FIRST_ID;
  for (let records = 0; searchable && after !== undefined; records += CHUNK) {
    const from: string = after;
    if (signal.aborted) {
      await addJob(pools.app, rebuildSearchJob, { ...payload, after: from });
      return;
    }
    after = await inTransaction(pools.app, (tx) => rebuildChunk(tx, workspace, object, from));
    log.debug({ object: object.key, records: records + CHUNK }, 'search entries rebuilt');
  }
  await deleteOrphans(pools.app, workspace, object, !searchable);
}

/** Answers the last record done, undefined after the last chunk. */
async function rebuildChunk(
  tx: Transaction,
  workspace: { schema: string },
  object: ObjectDefinition,
  after: string,
): Promise<string | undefined> {
  const rows = await selectChunk(tx, workspace, object, after, CHUNK);
  const live = rows.filter((row) => row.deleted_at === null);
  const deleted = rows.filter((row) => row.deleted_at !== null);
  const documents = live.map((row) =>
    searchDocument(object, { id: row.id, values: valuesOfRow(object.fields, row), access: row.access }),
  );
  await upsertSearchDocuments(tx, workspace, object.id, documents);
  await deleteSearchDocuments(
    tx,
    workspace,
    deleted.map((row) => row.id),
  );
  return rows.length === CHUNK ? rows.at(-1)?.id : undefined;
}
