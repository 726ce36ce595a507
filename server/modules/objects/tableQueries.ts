import { createHash } from 'node:crypto';
import { columnName, FIELD_TYPE_ROOMS, type FieldSpec, isOrdered, type ObjectSpec } from '#domain/objects/index.ts';
import { ident, inSchema } from '#server/platform/sql.ts';

type Schema = { schema: string };

/** Columns that every record table has, with their types. Kept in step with domain/objects/systemFields. */
export const RECORD_COLUMNS: Record<string, string> = {
  id: 'uuid primary key',
  lock_version: 'int not null default 1',
  owner_id: 'uuid',
  department_id: 'uuid',
  team_ids: 'uuid[]',
  access: `int[] not null default '{}'`,
  external_id: 'text',
  created_at: 'timestamptz not null default now()',
  created_by: 'uuid',
  updated_at: 'timestamptz not null default now()',
  updated_by: 'uuid',
  deleted_at: 'timestamptz',
  deleted_by: 'uuid',
  batch_id: 'bigint',
};

export const STAGED_COLUMNS: Record<string, string> = {
  funnel_key: 'text not null',
  stage_key: 'text not null',
  stage_kind: 'text not null',
  stage_since: 'timestamptz not null',
  closed_at: 'timestamptz',
  snoozed_until: 'date',
  snooze_reason: 'text',
};

/** What falls due for its owner on a day, as long as it is open: each has an index of the open ones by that day. */
export const DUE_ON_A_DAY = [
  { object: 'task', date: 'dueDate', open: 'done is not true' },
  { object: 'opportunity', date: 'nextStepDate', open: `stage_kind = 'open'` },
] as const;

/** Order of Chinese readers: pinyin. Needed in the index and in `order by` alike. */
export const CHINESE_ORDER = 'collate "zh-x-icu"';

/**
 * Statements that create an object's table. References carry no foreign keys: verbs check them, records are never
 * deleted from their table, and a check per row would halve the speed of imports.
 */
export function createTable(workspace: Schema, object: ObjectSpec): string[] {
  const table = `:schema.${ident(columnName(object.key))}`;
  const name = columnName(object.key);
  const system = object.hasFunnel ? { ...RECORD_COLUMNS, ...STAGED_COLUMNS } : RECORD_COLUMNS;
  const columns = [
    ...Object.entries(system).map(([column, type]) => `${column} ${type}`),
    ...object.fields.map((field) => `${ident(columnName(field.key))} ${FIELD_TYPE_ROOMS[field.type].column}`),
  ];
  return [
    `create table ${table} (${columns.join(', ')}) with (fillfactor = 85)`,
    `create unique index ${ident(`${name}_external`)} on ${table} (external_id) where external_id is not null and deleted_at is null`,
    `create index ${ident(`${name}_newest`)} on ${table} (created_at desc, id desc) where deleted_at is null`,
    `create index ${ident(`${name}_batch`)} on ${table} (batch_id) where batch_id is not null`,
    ...(object.visibility.own ? ownedIndexes(table, name) : []),
    ...(object.hasFunnel ? stagedIndexes(table, name, object) : []),
    ...object.fields.flatMap((field) => fieldIndexes(table, name, field)),
    ...dueIndexes(table, name, object),
    `grant select, insert, update on ${table} to loudou_app`,
  ].map((statement) => inSchema(workspace, statement));
}

/** Statements that add one field, with the index that keeps its values unique. */
export function addColumn(workspace: Schema, table: string, column: string, field: FieldSpec): string[] {
  const type = FIELD_TYPE_ROOMS[field.type].column;
  const whole = `:schema.${ident(table)}`;
  const indexes = field.unique ? fieldIndexes(whole, table, field) : [];
  return [`alter table ${whole} add column ${ident(column)} ${type}`, ...indexes].map((text) =>
    inSchema(workspace, text),
  );
}

/** Statements for the other indexes of a field: made apart (`concurrently`), so that nobody waits for them. */
export function addColumnIndexes(workspace: Schema, table: string, field: FieldSpec): string[] {
  if (field.unique) return [];
  return fieldIndexes(`:schema.${ident(table)}`, table, field).map((statement) =>
    inSchema(workspace, statement.replace(/ index /, ' index concurrently ')),
  );
}

function ownedIndexes(table: string, name: string): string[] {
  return [
    `create index ${ident(`${name}_access`)} on ${table} using gin (access) where deleted_at is null`,
    `create index ${ident(`${name}_owner`)} on ${table} (owner_id, created_at desc) where deleted_at is null`,
  ];
}

function stagedIndexes(table: string, name: string, object: ObjectSpec): string[] {
  const { amount, closeDate } = object.tracked ?? {};
  const column = (key: string | undefined) => (key ? [ident(columnName(key))] : []);
  const include = ['owner_id', 'stage_key', 'stage_kind', ...column(amount)];
  // What a board adds up and orders by, so that it need not open the records that it counts.
  const shown = ['owner_id', 'department_id', ...column(amount), ...column(closeDate)].join(', ');
  return [
    `create index ${ident(`${name}_board`)} on ${table} (funnel_key, stage_key, stage_since, id) include (${shown}) where deleted_at is null`,
    `create index ${ident(`${name}_department`)} on ${table} (department_id) include (${include.join(', ')}) where deleted_at is null`,
    `create index ${ident(`${name}_closed`)} on ${table} (closed_at) include (funnel_key, stage_key, stage_since, id, ${shown}) where closed_at is not null and deleted_at is null`,
    ...(object.tracked?.closeDate ? [openByCloseDate(table, name, object.tracked.closeDate)] : []),
  ];
}

/** What is open, by the day it should close: years of what has ended stand before it in the order of all. */
function openByCloseDate(table: string, name: string, closeDate: string): string {
  const column = ident(columnName(closeDate));
  return `create index ${ident(`${name}_open_close`)} on ${table} (${column}, id) where deleted_at is null and stage_kind = 'open'`;
}

function dueIndexes(table: string, name: string, { key, fields }: ObjectSpec): string[] {
  return DUE_ON_A_DAY.filter(({ object, date }) => object === key && fields.some((field) => field.key === date)).map(
    ({ date, open }) =>
      `create index ${ident(`${name}_due`)} on ${table} (${ident(columnName(date))}) where deleted_at is null and ${open}`,
  );
}

function fieldIndexes(table: string, name: string, field: FieldSpec): string[] {
  const column = ident(columnName(field.key));
  const label = (kind: string) => ident(indexName(`${name}_${columnName(field.key)}_${kind}`));
  const live = 'where deleted_at is null';
  const order = field.type === 'text' ? CHINESE_ORDER : '';
  const ordered = isOrdered(field)
    ? [`create index ${label('order')} on ${table} (${column} ${order}, id) ${live}`]
    : [];
  if (field.unique)
    return [
      `create unique index ${label('unique')} on ${table} (${column}) ${live} and ${column} is not null`,
      ...ordered,
    ];
  if (field.type === 'reference')
    return [`create index ${label('ref')} on ${table} (${column}) ${live} and ${column} is not null`];
  if (field.type === 'file' || field.type === 'users')
    return [`create index ${label(field.type)} on ${table} using gin (${column}) ${live} and ${column} is not null`];
  return ordered;
}

/** PostgreSQL cuts names at 63 bytes; what would be cut is told apart by a hash of the whole. */
function indexName(whole: string): string {
  if (whole.length <= 62) return whole;
  return `${whole.slice(0, 53)}_${createHash('sha256').update(whole).digest('hex').slice(0, 8)}`;
}
