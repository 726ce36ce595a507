import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
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

type LockedRow = Record<string, unknown> & { id: string; lock_version: number; may_read: boolean; may_write: boolean };
/** `mayRead`, `mayWrite`: booleans over `t`. `behind`: a statement that locks what must be locked before the rows are. */
type LockParts = { mayRead: string; mayWrite: string; behind: string | undefined; values: unknown[] };

/** Locks rows in id order, so that two batches never wait for each other in a circle. */
export async function lockRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  ids: string[],
  { mayRead, mayWrite, behind, values }: LockParts,
): Promise<LockedRow[]> {
  // The count does not hang on the rows, so it is made, and all of `behind` locked, before the first of them is looked at.
  const [first, held] = behind ? [`with held as (${behind}) `, '(select count(*) from held) >= 0 and '] : ['', ''];
  const { rows } = await db.query<LockedRow>(
    inSchema(
      workspace,
      `${first}select t.*, (${mayRead}) as may_read, (${mayWrite}) as may_write
       from :schema.${ident(object.table)} t where ${held}t.id = any($${values.length + 1}::uuid[])
       order by t.id for no key update of t`,
    ),
    [...values, ids],
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
       where e.record_id = $1 and e.kind <> 1 and e.kind < 20 order by e.seq desc limit $2`,
    ),
    [recordId, count],
  );
  return rows;
}
