import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type WaitingFile = {
  objectId: number;
  record: string;
  stage: string;
  gate: string;
  field: string;
  file: string;
};

/** Puts files on the list of those that wait for a look; what somebody has looked at stays as it was found. */
export async function insertPending(
  db: Queryable,
  workspace: Schema,
  files: readonly WaitingFile[],
  at: Date,
): Promise<void> {
  if (files.length === 0) return;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.document_check (record_id, file_id, object_id, field, state, stage_key, gate_key, asked_at)
       select record, file, "objectId", field, 'pending', stage, gate, $2
       from json_to_recordset($1::json) as x(record uuid, file uuid, "objectId" int, field text, stage text, gate text)
       on conflict (record_id, file_id) do nothing`,
    ),
    [JSON.stringify(files), at],
  );
}

export async function selectUploader(db: Queryable, workspace: Schema, file: string): Promise<string | undefined> {
  const { rows } = await db.query<{ by: string }>(
    inSchema(workspace, 'select created_by as by from :schema.file where id = $1'),
    [file],
  );
  return rows[0]?.by;
}

export type Finding = {
  objectId: number;
  record: string;
  field: string;
  file: string;
  state: 'confirmed' | 'rejected';
  note: string | null;
  by: string;
  at: Date;
};

/** The newest word on a file counts; the log keeps those before. */
export async function upsertFinding(db: Queryable, workspace: Schema, found: Finding): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.document_check (record_id, file_id, object_id, field, state, decided_by, decided_at, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (record_id, file_id) do update set state = excluded.state, decided_by = excluded.decided_by,
         decided_at = excluded.decided_at, note = excluded.note`,
    ),
    [found.record, found.file, found.objectId, found.field, found.state, found.by, found.at, found.note],
  );
}
