import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export type LastEvent = {
  seq: number;
  recordId: string;
  kind: number;
  door: number;
  actorId: string | null;
  recordedAt: Date;
  changes: Record<string, [unknown, unknown]> | null;
};

/** The newest event of each record. */
export async function selectLastEvents(
  db: Queryable,
  workspace: Schema,
  recordIds: string[],
): Promise<Map<string, LastEvent>> {
  const { rows } = await db.query<LastEvent>(
    inSchema(
      workspace,
      `select e.* from unnest($1::uuid[]) as r(id) cross join lateral (
         select seq, record_id as "recordId", kind, door, actor_id as "actorId", recorded_at as "recordedAt", changes
         from :schema.event where record_id = r.id order by seq desc limit 1) e`,
    ),
    [recordIds],
  );
  return new Map(rows.map((row) => [row.recordId, row]));
}

export type PastMoveEvent = { recordId: string; at: string; changes: Record<string, [unknown, unknown]> };

/** Appends moves of the past; numbers are answered in the order given. */
export async function insertMoveEvents(
  db: Queryable,
  workspace: Schema,
  events: readonly PastMoveEvent[],
  meta: { actorId: string; door: number; objectId: number; kind: number; batchId: number | null },
): Promise<number[]> {
  if (events.length === 0) return [];
  const { rows } = await db.query<{ seq: number }>(
    inSchema(
      workspace,
      `insert into :schema.event (at, actor_id, door, object_id, record_id, kind, batch_id, changes)
       select x.at, $2, $3, $4, x."recordId", $5, $6, x.changes
       from rows from (json_to_recordset($1::json) as ("recordId" uuid, at timestamptz, changes jsonb))
         with ordinality as x("recordId", at, changes, position)
       order by x.position returning seq`,
    ),
    [JSON.stringify(events), meta.actorId, meta.door, meta.objectId, meta.kind, meta.batchId],
  );
  return rows.map((row) => row.seq).sort((a, b) => a - b);
}
