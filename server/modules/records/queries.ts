import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import { EVENT_CHANNEL } from '#server/platform/events/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import { columnType, fromColumn } from './columns.ts';

type Schema = { schema: string };
export type OwnerParts = { id: string; token: number; department_id: string | null; department_token: number | null };

/**
 * What a record takes from its owner: department and access tokens. The owners' rows are held until the transaction
 * ends, so that a record made while its owner changes department stands in the new one.
 */
export async function selectOwnerParts(
  db: Queryable,
  workspace: Schema,
  userIds: string[],
): Promise<Map<string, OwnerParts>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await db.query<OwnerParts>(
    inSchema(
      workspace,
      `select u.id, u.token, u.department_id, d.token as department_token
       from :schema.users u left join :schema.department d on d.id = u.department_id where u.id = any($1::uuid[])
       order by u.id for share of u`,
    ),
    [userIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes `count` numbers of an auto-number field; answers the last one taken. */
export async function takeNumbers(db: Queryable, workspace: Schema, fieldId: number, count: number): Promise<number> {
  const { rows } = await db.query<{ last_value: number }>(
    inSchema(
      workspace,
      'update :schema.auto_number set last_value = last_value + $2 where field_id = $1 returning last_value',
    ),
    [fieldId, count],
  );
  return rows[0]!.last_value;
}

/** Which values of a unique field stand in a live record already, as text. */
export async function selectTaken(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  field: FieldDefinition,
  values: unknown[],
): Promise<Set<string>> {
  const column = ident(field.column);
  const { rows } = await db.query<{ value: unknown }>(
    inSchema(
      workspace,
      `select ${column} as value from :schema.${ident(object.table)}
       where ${column} = any($1::${columnType(object, field.column)}[]) and deleted_at is null`,
    ),
    [values],
  );
  return new Set(rows.map((row) => String(fromColumn(field, row.value))));
}

/** Which of the ids exist in a table and satisfy a predicate over the row `t`. */
export async function selectExisting(
  db: Queryable,
  workspace: Schema,
  table: string,
  ids: string[],
  predicate: { sql: string; values: unknown[] },
): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    inSchema(
      workspace,
      `select t.id from :schema.${ident(table)} t
       where t.id = any($${predicate.values.length + 1}::uuid[]) and ${predicate.sql}`,
    ),
    [...predicate.values, ids],
  );
  return new Set(rows.map((row) => row.id));
}

/** Which of the people have left: id → name. */
export async function selectInactive(db: Queryable, workspace: Schema, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>(
    inSchema(workspace, 'select id, name from :schema.users where id = any($1::uuid[]) and not active'),
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Wakes who follows the log, in the same statement; sent once when the transaction commits. */
const WAKE = '(select pg_notify($6, $7)) woken';

export type EventRow = { seq: number; record_id: string };
export type EventMeta = { actorId: string; door: number; batchId: number | null };

/**
 * Inserts rows and their events in one statement. Rows whose unique value exists already are left out; the answer
 * holds an event per row that was written. Each row: column → value, beside `_at` and `_changes`.
 */
export async function insertRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  rows: Record<string, unknown>[],
  columns: string[],
  meta: EventMeta,
): Promise<EventRow[]> {
  const list = ['id', ...columns].map(ident).join(', ');
  const { rows: events } = await db.query<EventRow>(
    inSchema(
      workspace,
      `with input as (select * from json_to_recordset($1::json) as x(${recordset(object, columns)})),
       written as (
         insert into :schema.${ident(object.table)} (${list}) select ${list} from input on conflict do nothing returning id
       ),
       logged as (
         insert into :schema.event (at, actor_id, door, object_id, record_id, kind, batch_id, changes)
         select i._at, $2, $3, $4, i.id, i._kind, $5, i._changes from input i join written using (id) order by i.id
         returning seq, record_id
       )
       select l.seq, l.record_id from logged l, ${WAKE}`,
    ),
    [JSON.stringify(rows), meta.actorId, meta.door, object.id, meta.batchId, EVENT_CHANNEL, workspace.schema],
  );
  return events;
}

/** Writes whole columns of locked rows and their events in one statement; every row's version rises by one. */
export async function updateRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  rows: Record<string, unknown>[],
  columns: string[],
  meta: EventMeta,
): Promise<(EventRow & { lock_version: number })[]> {
  const sets = columns.map((column) => `${ident(column)} = i.${ident(column)}, `).join('');
  const { rows: events } = await db.query<EventRow & { lock_version: number }>(
    inSchema(
      workspace,
      `with input as (select * from json_to_recordset($1::json) as x(${recordset(object, columns)})),
       written as (
         update :schema.${ident(object.table)} t
         set ${sets}lock_version = t.lock_version + 1, updated_at = now(), updated_by = $2
         from input i where t.id = i.id returning t.id, t.lock_version
       ),
       logged as (
         insert into :schema.event (at, actor_id, door, object_id, record_id, kind, batch_id, changes, note)
         select i._at, $2, $3, $4, i.id, i._kind, $5, i._changes, i._note from input i join written using (id) order by i.id
         returning seq, record_id
       )
       select l.seq, l.record_id, w.lock_version from logged l join written w on w.id = l.record_id, ${WAKE}`,
    ),
    [JSON.stringify(rows), meta.actorId, meta.door, object.id, meta.batchId, EVENT_CHANNEL, workspace.schema],
  );
  return events;
}

function recordset(object: ObjectDefinition, columns: string[]): string {
  const typed = columns.map((column) => `${ident(column)} ${columnType(object, column)}`);
  return ['id uuid', '_at timestamptz', '_kind smallint', '_changes jsonb', '_note text', ...typed].join(', ');
}

/** Locks rows in id order, so that two batches never wait for each other in a circle. `flags` are booleans over `t`. */
export async function lockRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  ids: string[],
  flags: { mayRead: string; mayWrite: string; values: unknown[] },
): Promise<(Record<string, unknown> & { id: string; lock_version: number; may_read: boolean; may_write: boolean })[]> {
  const { rows } = await db.query<
    Record<string, unknown> & { id: string; lock_version: number; may_read: boolean; may_write: boolean }
  >(
    inSchema(
      workspace,
      `select t.*, (${flags.mayRead}) as may_read, (${flags.mayWrite}) as may_write
       from :schema.${ident(object.table)} t where t.id = any($${flags.values.length + 1}::uuid[])
       order by t.id for no key update of t`,
    ),
    [...flags.values, ids],
  );
  return rows;
}

/** The newest writes of a record that raised its version, for telling a stale writer what changed. */
export async function selectNewestChanges(
  db: Queryable,
  workspace: Schema,
  recordId: string,
  count: number,
): Promise<{ changes: Record<string, [unknown, unknown]> | null; actor: string | null; at: Date }[]> {
  const { rows } = await db.query<{
    changes: Record<string, [unknown, unknown]> | null;
    actor: string | null;
    at: Date;
  }>(
    inSchema(
      workspace,
      `select e.changes, u.name as actor, e.recorded_at as at from :schema.event e
       left join :schema.users u on u.id = e.actor_id
       where e.record_id = $1 and e.kind <> 1 order by e.seq desc limit $2`,
    ),
    [recordId, count],
  );
  return rows;
}
