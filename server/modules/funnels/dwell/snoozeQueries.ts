import { inSchema, type Queryable } from '#server/platform/sql.ts';

export type SnoozeRow = { recordId: string; visitId: number; since: string; until: string | null; reason: string };

export async function insertSnoozes(
  db: Queryable,
  workspace: { schema: string },
  objectId: number,
  rows: readonly SnoozeRow[],
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.stage_snooze (record_id, object_id, visit_id, since, until, reason, at, by_id)
       select "recordId", $2, "visitId", since, until, reason, $3, $4 from json_to_recordset($1::json) as x(
         "recordId" uuid, "visitId" bigint, since timestamptz, until date, reason text)`,
    ),
    [JSON.stringify(rows), objectId, at, by],
  );
}
