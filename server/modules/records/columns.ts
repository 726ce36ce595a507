import { normaliseDecimal } from '#domain/kernel/index.ts';
import {
  FIELD_TYPE_ROOMS,
  type FieldDefinition,
  type FieldValue,
  type ObjectDefinition,
  type RecordValues,
} from '#domain/objects/index.ts';

/** The types of columns that no field describes, for `json_to_recordset`. */
const SYSTEM_TYPES: Record<string, string> = {
  owner_id: 'uuid',
  department_id: 'uuid',
  team_ids: 'uuid[]',
  access: 'int[]',
  external_id: 'text',
  created_at: 'timestamptz',
  created_by: 'uuid',
  updated_at: 'timestamptz',
  updated_by: 'uuid',
  deleted_at: 'timestamptz',
  deleted_by: 'uuid',
  batch_id: 'bigint',
  funnel_key: 'text',
  stage_key: 'text',
  stage_kind: 'text',
  stage_since: 'timestamptz',
  closed_at: 'timestamptz',
  snoozed_until: 'date',
  snooze_reason: 'text',
};

/** PostgreSQL type of a column of an object's table. Throws for a column that does not exist. */
export function columnType(object: ObjectDefinition, column: string): string {
  const field = object.fields.find((candidate) => candidate.column === column);
  const type = SYSTEM_TYPES[column] ?? (field && FIELD_TYPE_ROOMS[field.type].column);
  if (!type) throw new Error(`${object.key} has no column ${column}`);
  return type;
}

/** A column as the database gives it → the field's value in JSON. */
export function fromColumn(field: FieldDefinition, stored: unknown): FieldValue {
  if (stored === null || stored === undefined) return null;
  if (Array.isArray(stored) && stored.length === 0) return null;
  if (stored instanceof Date) return stored.toISOString();
  const decimal = field.type === 'decimal' || field.type === 'money' || field.type === 'percent';
  return decimal ? normaliseDecimal(String(stored)) : (stored as FieldValue);
}

/** All field values of a row that was selected with `*` or with the fields' columns. */
export function valuesOfRow(fields: readonly FieldDefinition[], row: Record<string, unknown>): RecordValues {
  return Object.fromEntries(fields.map((field) => [field.key, fromColumn(field, row[field.column])]));
}
