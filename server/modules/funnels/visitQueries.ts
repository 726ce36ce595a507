import type { MoveKind } from '#domain/funnels/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

/** A visit as it is written; `amount`, owner and department as at entry. */
export type VisitRow = {
  recordId: string;
  ordinal: number;
  funnelKey: string;
  versionId: number;
  stageKey: string;
  enteredAt: string;
  leftAt: string | null;
  dwellSince: string;
  enteredBy: string | null;
  entryKind: string;
  exitKind: string | null;
  nextStageKey: string | null;
  enterSeq: number | null;
  leaveSeq: number | null;
  ownerId: string | null;
  departmentId: string | null;
  amount: string | null;
};

const INPUT = `json_to_recordset($1::json) as x(
  "recordId" uuid, ordinal int, "funnelKey" text, "versionId" int, "stageKey" text, "enteredAt" timestamptz,
  "leftAt" timestamptz, "dwellSince" timestamptz, "enteredBy" uuid, "entryKind" text, "exitKind" text,
  "nextStageKey" text, "enterSeq" bigint, "leaveSeq" bigint, "ownerId" uuid, "departmentId" uuid, amount numeric)`;

export async function insertVisits(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  visits: readonly VisitRow[],
): Promise<void> {
  if (visits.length === 0) return;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.stage_visit (record_id, object_id, ordinal, funnel_key, version_id, stage_key, entered_at,
         left_at, dwell_since, entered_by, entry_kind, exit_kind, next_stage_key, enter_seq, leave_seq, owner_id,
         department_id, amount)
       select "recordId", $2, ordinal, "funnelKey", "versionId", "stageKey", "enteredAt", "leftAt", "dwellSince",
         "enteredBy", "entryKind", "exitKind", "nextStageKey", "enterSeq", "leaveSeq", "ownerId", "departmentId", amount
       from ${INPUT}`,
    ),
    [JSON.stringify(visits), objectId],
  );
}

/** Ends the open visits with the moves that lead on; `visits` are the ones that begin. */
export async function closeVisits(db: Queryable, workspace: Schema, visits: readonly VisitRow[]): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `update :schema.stage_visit v set left_at = x."enteredAt", exit_kind = x."entryKind",
         next_stage_key = x."stageKey", leave_seq = x."enterSeq"
       from ${INPUT} where v.record_id = x."recordId" and v.left_at is null`,
    ),
    [JSON.stringify(visits)],
  );
}

export type OpenVisit = {
  id: number;
  recordId: string;
  ordinal: number;
  stageKey: string;
  enteredAt: Date;
  enterSeq: number | null;
  /** Since when the record's present span holds; a later change may not begin before it. */
  spanFrom: Date | null;
};

export async function selectOpenVisits(
  db: Queryable,
  workspace: Schema,
  recordIds: string[],
): Promise<Map<string, OpenVisit>> {
  const { rows } = await db.query<OpenVisit>(
    inSchema(
      workspace,
      `select v.id, v.record_id as "recordId", v.ordinal, v.stage_key as "stageKey", v.entered_at as "enteredAt",
         v.enter_seq as "enterSeq", s.valid_from as "spanFrom"
       from :schema.stage_visit v
       left join :schema.record_span s on s.record_id = v.record_id and s.valid_to is null
       where v.record_id = any($1::uuid[]) and v.left_at is null`,
    ),
    [recordIds],
  );
  return new Map(rows.map((row) => [row.recordId, row]));
}

export type StoredVisit = Omit<VisitRow, 'enteredAt' | 'leftAt' | 'dwellSince' | 'entryKind' | 'exitKind'> & {
  entryKind: MoveKind;
  exitKind: MoveKind | null;
  enteredAt: Date;
  leftAt: Date | null;
  dwellSince: Date;
};

/** All visits of records, in their order. */
export async function selectVisits(
  db: Queryable,
  workspace: Schema,
  recordIds: string[],
): Promise<Map<string, StoredVisit[]>> {
  const { rows } = await db.query<StoredVisit>(
    inSchema(
      workspace,
      `select record_id as "recordId", ordinal, funnel_key as "funnelKey", version_id as "versionId",
         stage_key as "stageKey", entered_at as "enteredAt", left_at as "leftAt", dwell_since as "dwellSince",
         entered_by as "enteredBy", entry_kind as "entryKind", exit_kind as "exitKind",
         next_stage_key as "nextStageKey", enter_seq as "enterSeq", leave_seq as "leaveSeq", owner_id as "ownerId",
         department_id as "departmentId", amount
       from :schema.stage_visit where record_id = any($1::uuid[]) order by record_id, ordinal`,
    ),
    [recordIds],
  );
  return Map.groupBy(rows, (row) => row.recordId);
}

/** Takes the open visits out and opens the ones before them again. */
export async function reopenFormerVisits(db: Queryable, workspace: Schema, recordIds: string[]): Promise<void> {
  await db.query(
    inSchema(workspace, 'delete from :schema.stage_visit where record_id = any($1::uuid[]) and left_at is null'),
    [recordIds],
  );
  await db.query(
    inSchema(
      workspace,
      `update :schema.stage_visit v set left_at = null, exit_kind = null, next_stage_key = null, leave_seq = null
       where (v.record_id, v.ordinal) in (
         select record_id, max(ordinal) from :schema.stage_visit where record_id = any($1::uuid[]) group by record_id)`,
    ),
    [recordIds],
  );
}
