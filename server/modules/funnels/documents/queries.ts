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
