import type { ObjectDefinition } from '#domain/objects/index.ts';
import { columnType } from '#server/modules/records/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import type { DemoNotification } from './notifications.ts';
import type { DemoDepartment, DemoFile, DemoUser } from './types.ts';

type Schema = { schema: string };

/** Parents before their children. */
export async function insertDepartments(db: Queryable, workspace: Schema, departments: readonly DemoDepartment[]) {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.department (id, name, parent_id, position, head_id, active, created_at)
       select id, name, "parentId", position, "headId", active, to_timestamp("createdAt" / 1000.0)
       from json_to_recordset($1::json)
         as x(id uuid, name text, "parentId" uuid, position int, "headId" uuid, active boolean, "createdAt" bigint)`,
    ),
    [JSON.stringify(departments)],
  );
}

/** In this order, so that the first of each role is the one the role switcher offers. */
export async function insertUsers(db: Queryable, workspace: Schema & { id: number }, users: readonly DemoUser[]) {
  const input = [JSON.stringify(users)];
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.users (id, name, email, phone, title, department_id, active, created_at)
       select x.id, x.name, x.email, x.phone, x.title, x."departmentId", x.active, to_timestamp(x."createdAt" / 1000.0)
       from rows from (json_to_recordset($1::json)
         as (id uuid, name text, email text, phone text, title text, "departmentId" uuid, active boolean, "createdAt" bigint))
         with ordinality as x(id, name, email, phone, title, "departmentId", active, "createdAt", place)
       order by x.place`,
    ),
    input,
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.user_role (user_id, role_id)
       select x.id, r.id from json_to_recordset($1::json) as x(id uuid, role text) join :schema.role r on r.key = x.role`,
    ),
    input,
  );
  // Without passwords: people of the demo come in through the role switcher or a one-time link.
  await db.query(
    `insert into loudou.login (id, workspace_id, user_id, email)
     select gen_random_uuid(), $2, id, email
     from json_to_recordset($1::json) as x(id uuid, email text, active boolean) where active`,
    [...input, workspace.id],
  );
}

export type AccessParts = { id: string; token: number; department_id: string };

export async function selectTokens(
  db: Queryable,
  workspace: Schema,
): Promise<{ users: AccessParts[]; departments: AccessParts[] }> {
  const users = await db.query<AccessParts>(inSchema(workspace, 'select id, token, department_id from :schema.users'));
  const departments = await db.query<AccessParts>(
    inSchema(workspace, 'select id, token, id as department_id from :schema.department'),
  );
  return { users: users.rows, departments: departments.rows };
}

export async function insertFiles(db: Queryable, workspace: Schema, files: readonly (DemoFile & { hash: string })[]) {
  for (const file of files) {
    await db.query(
      inSchema(
        workspace,
        `insert into :schema.file (id, name, media_type, size, hash, content, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0))`,
      ),
      [
        file.id,
        file.name,
        file.mediaType,
        file.content.length,
        file.hash,
        Buffer.from(file.content),
        file.createdBy,
        file.createdAt,
      ],
    );
  }
}

export async function insertRecords(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
) {
  const names = ['id', 'lock_version', ...columns];
  const types = [
    'id uuid',
    'lock_version int',
    ...columns.map((column) => `${ident(column)} ${columnType(object, column)}`),
  ];
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.${ident(object.table)} (${names.map(ident).join(', ')})
       select ${names.map(ident).join(', ')} from json_to_recordset($1::json) as x(${types.join(', ')})`,
    ),
    [JSON.stringify(rows)],
  );
}

export type EventRow = {
  at: string;
  recordedAt: string;
  actorId: string;
  door: number;
  objectId: number;
  recordId: string;
  kind: number;
  changes: Record<string, [unknown, unknown]> | null;
};

/** Appends events; their numbers rise in the order given, from the first that is answered. */
export async function insertEvents(db: Queryable, workspace: Schema, events: readonly EventRow[]): Promise<number[]> {
  const { rows } = await db.query<{ seq: number }>(
    inSchema(
      workspace,
      `insert into :schema.event (at, recorded_at, actor_id, door, object_id, record_id, kind, changes)
       select at, "recordedAt", "actorId", door, "objectId", "recordId", kind, changes
       from rows from (json_to_recordset($1::json) as (at timestamptz, "recordedAt" timestamptz, "actorId" uuid,
         door smallint, "objectId" int, "recordId" uuid, kind smallint, changes jsonb))
         with ordinality as x(at, "recordedAt", "actorId", door, "objectId", "recordId", kind, changes, place)
       order by place returning seq`,
    ),
    [JSON.stringify(events)],
  );
  return rows.map((row) => row.seq).sort((a, b) => a - b);
}

export type SpanRow = {
  recordId: string;
  from: string;
  to: string | null;
  funnel: string;
  stage: string;
  ownerId: string;
  departmentId: string;
  amount: string | null;
  closeDate: string | null;
  category: string | null;
};

export async function insertSpans(db: Queryable, workspace: Schema, objectId: number, spans: readonly SpanRow[]) {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.record_span (record_id, object_id, valid_from, valid_to, funnel_key, stage_key, owner_id,
         department_id, amount, close_date, category)
       select "recordId", $2, "from", "to", funnel, stage, "ownerId", "departmentId", amount, "closeDate", category
       from json_to_recordset($1::json) as x("recordId" uuid, "from" timestamptz, "to" timestamptz, funnel text, stage text,
         "ownerId" uuid, "departmentId" uuid, amount numeric, "closeDate" date, category text)`,
    ),
    [JSON.stringify(spans), objectId],
  );
}

export type VisitRow = {
  recordId: string;
  ordinal: number;
  funnel: string;
  versionId: number;
  stage: string;
  enteredAt: string;
  leftAt: string | null;
  enteredBy: string;
  entryKind: string;
  exitKind: string | null;
  nextStage: string | null;
  enterSeq: number;
  leaveSeq: number | null;
  ownerId: string;
  departmentId: string;
  amount: string | null;
};

export async function insertVisits(db: Queryable, workspace: Schema, objectId: number, visits: readonly VisitRow[]) {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.stage_visit (record_id, object_id, ordinal, funnel_key, version_id, stage_key, entered_at,
         left_at, dwell_since, entered_by, entry_kind, exit_kind, next_stage_key, enter_seq, leave_seq, owner_id,
         department_id, amount)
       select "recordId", $2, ordinal, funnel, "versionId", stage, "enteredAt", "leftAt", "enteredAt", "enteredBy",
         "entryKind", "exitKind", "nextStage", "enterSeq", "leaveSeq", "ownerId", "departmentId", amount
       from json_to_recordset($1::json) as x("recordId" uuid, ordinal int, funnel text, "versionId" int, stage text,
         "enteredAt" timestamptz, "leftAt" timestamptz, "enteredBy" uuid, "entryKind" text, "exitKind" text,
         "nextStage" text, "enterSeq" bigint, "leaveSeq" bigint, "ownerId" uuid, "departmentId" uuid, amount numeric)`,
    ),
    [JSON.stringify(visits), objectId],
  );
}

export async function insertNotifications(
  db: Queryable,
  workspace: Schema,
  notifications: readonly DemoNotification[],
) {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.notification (user_id, kind, created_at, read_at, actor_id, object_key, record_ids, record_count, params)
       select "userId", kind, to_timestamp(at / 1000.0), to_timestamp("readAt" / 1000.0), "actorId", object, "recordIds",
         cardinality("recordIds"), params
       from json_to_recordset($1::json) as x("userId" uuid, kind text, at bigint, "readAt" bigint, "actorId" uuid, object text,
         "recordIds" uuid[], params jsonb)
       order by at`,
    ),
    [JSON.stringify(notifications)],
  );
}

/** Who follows the log goes on behind what this transaction has entered: years of a past that nobody is to be told of. */
export async function passHistory(db: Queryable, workspace: Schema) {
  await db.query(
    inSchema(
      workspace,
      `update :schema.event_cursor set tx = pg_current_xact_id(), seq = (select max(seq) from :schema.event), moved_at = now()`,
    ),
  );
}

export async function setLastNumber(db: Queryable, workspace: Schema, fieldId: number, last: number) {
  await db.query(inSchema(workspace, 'update :schema.auto_number set last_value = $2 where field_id = $1'), [
    fieldId,
    last,
  ]);
}

export async function selectFunnelState(
  db: Queryable,
  workspace: Schema,
): Promise<{ phases: number; versions: Map<string, number> }> {
  const phases = await db.query<{ count: number }>(inSchema(workspace, 'select count(*) as count from :schema.phase'));
  const versions = await db.query<{ key: string; id: number }>(
    inSchema(workspace, `select funnel_key as key, id from :schema.funnel_version where state = 'live'`),
  );
  return { phases: phases.rows[0]?.count ?? 0, versions: new Map(versions.rows.map((row) => [row.key, row.id])) };
}

/** So that the first pages are planned well. */
export async function analyse(db: Queryable, workspace: Schema, tables: readonly string[]) {
  for (const table of tables) await db.query(inSchema(workspace, `analyze :schema.${ident(table)}`));
}
