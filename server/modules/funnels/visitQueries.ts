import type { MoveKind } from '#domain/funnels/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Rider } from '../records/index.ts';
import type { Edition } from './queries.ts';

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

const recordset = (json: string) => `json_to_recordset(${json}::json) as x(
  "recordId" uuid, ordinal int, "funnelKey" text, "versionId" int, "stageKey" text, "enteredAt" timestamptz,
  "leftAt" timestamptz, "dwellSince" timestamptz, "enteredBy" uuid, "entryKind" text, "exitKind" text,
  "nextStageKey" text, "enterSeq" bigint, "leaveSeq" bigint, "ownerId" uuid, "departmentId" uuid, amount numeric)`;

const INTO = `insert into :schema.stage_visit (object_id, record_id, ordinal, enter_seq, funnel_key, version_id, stage_key, entered_at,
  left_at, dwell_since, entered_by, entry_kind, exit_kind, next_stage_key, leave_seq, owner_id, department_id, amount)`;
/** What is taken as it was given, of the visits `x`. */
const GIVEN = `x."funnelKey", x."versionId", x."stageKey", x."enteredAt", x."leftAt", x."dwellSince", x."enteredBy", x."entryKind",
  x."exitKind", x."nextStageKey", x."leaveSeq", x."ownerId", x."departmentId", x.amount`;

export async function insertVisits(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  visits: readonly VisitRow[],
): Promise<void> {
  if (visits.length === 0) return;
  await db.query(
    inSchema(workspace, `${INTO} select $2, x."recordId", x.ordinal, x."enterSeq", ${GIVEN} from ${recordset('$1')}`),
    [JSON.stringify(visits), objectId],
  );
}

/** First visits that are written with their new records. */
export const beginVisits =
  (objectId: number, visits: readonly VisitRow[]): Rider =>
  (params) =>
    `begun as (${INTO}
       select ${params.add(objectId)}::int, x."recordId", x.ordinal, l.seq, ${GIVEN}
       from ${recordset(params.add(JSON.stringify(visits)))} join logged l on l.record_id = x."recordId")`;

/** Ends the open visits of records and begins the next ones, with the write of their moves. */
export const followVisits =
  (objectId: number, visits: readonly VisitRow[]): Rider =>
  (params) =>
    follow(params.add(objectId), `select x.*, l.seq from ${recordset(params.add(JSON.stringify(visits)))}`);

/** The same where a mapping moves them: its `input` says from where to where, and the time in the stage goes on. */
export const followMapped =
  (objectId: number, { funnelKey, by }: { funnelKey: string; by: string }): Rider =>
  (params) =>
    follow(
      params.add(objectId),
      `select x."recordId", ${params.add(funnelKey)}::text as "funnelKey", x._version as "versionId",
         x.stage_key as "stageKey", x._at as "enteredAt", null::timestamptz as "leftAt", x._dwell as "dwellSince",
         ${params.add(by)}::uuid as "enteredBy", 'mapped' as "entryKind", null::text as "exitKind",
         null::text as "nextStageKey", null::bigint as "leaveSeq", x._owner as "ownerId",
         x._department as "departmentId", x._amount as amount, l.seq
       from (select i.*, i.id as "recordId" from input i) x`,
    );

const follow = (
  objectId: string,
  visits: string,
): string => `moved as (${visits} join logged l on l.record_id = x."recordId"),
     left_behind as (
       update :schema.stage_visit v set left_at = x."enteredAt", exit_kind = x."entryKind", next_stage_key = x."stageKey", leave_seq = x.seq
       from moved x where v.record_id = x."recordId" and v.left_at is null returning v.record_id, v.ordinal),
     begun as (${INTO}
       select ${objectId}::int, x."recordId", coalesce(b.ordinal, 0) + 1, x.seq, ${GIVEN}
       from moved x left join left_behind b on b.record_id = x."recordId")`;

export type OpenVisit = {
  id: number;
  recordId: string;
  ordinal: number;
  stageKey: string;
  enteredAt: Date;
  dwellSince: Date;
  enterSeq: number | null;
  /** Since when the record's present span holds; a later change may not begin before it. */
  spanFrom: Date | null;
  /** Whether key tasks were made for it and nothing has become of them yet. */
  hasTasks: boolean;
};

const OPEN_VISIT = `v.id, v.record_id as "recordId", v.ordinal, v.stage_key as "stageKey", v.entered_at as "enteredAt",
  v.dwell_since as "dwellSince", v.enter_seq as "enterSeq", s.valid_from as "spanFrom",
  exists (select 1 from :schema.stage_task st where st.record_id = v.record_id and st.outcome is null) as "hasTasks"`;
const OF_OPEN = `from :schema.stage_visit v left join :schema.record_span s on s.record_id = v.record_id and s.valid_to is null
  where v.record_id = any($1::uuid[]) and v.left_at is null`;

export async function selectOpenVisits(
  db: Queryable,
  workspace: Schema,
  recordIds: string[],
): Promise<Map<string, OpenVisit>> {
  const { rows } = await db.query<OpenVisit>(inSchema(workspace, `select ${OPEN_VISIT} ${OF_OPEN}`), [recordIds]);
  return new Map(rows.map((row) => [row.recordId, row]));
}

/** The same with the editions of the object's funnels, as they all are once the records and the funnels are locked. */
export async function selectGround(
  db: Queryable,
  workspace: Schema,
  objectKey: string,
  recordIds: string[],
): Promise<{ visits: Map<string, OpenVisit>; editions: Edition[] }> {
  type Row = OpenVisit & { key: string | null; edition: number };
  const { rows } = await db.query<Row>(
    inSchema(
      workspace,
      `select ${OPEN_VISIT}, null as key, null::int as edition ${OF_OPEN}
       union all
       select null, null, null, null, null, null, null, null, null, f.key, f.edition from :schema.funnel f where f.object_key = $2`,
    ),
    [recordIds, objectKey],
  );
  return {
    visits: new Map(rows.flatMap((row) => (row.key === null ? [[row.recordId, row]] : []))),
    editions: rows.flatMap(({ key, edition }) => (key === null ? [] : [{ key, edition }])),
  };
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
