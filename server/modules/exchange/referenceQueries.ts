import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import { CHINESE_ORDER } from '../objects/index.ts';
import { columnType } from '../records/index.ts';

type Schema = { schema: string };
export type Found = { id: string; text: string };

/** Names and text titles are indexed in Chinese order; an equality in another collation would not meet that index. */
export function equals(field: FieldDefinition, alias: string, operand: string): string {
  const column = `${alias}.${ident(field.column)}`;
  return field.type === 'text' && field.key === 'name'
    ? `${column} ${CHINESE_ORDER} = ${operand}`
    : `${column} = ${operand}`;
}

/** Active users whose name or e-mail address is one of the texts. */
export async function selectUsersBy(
  db: Queryable,
  workspace: Schema,
  by: 'name' | 'email',
  texts: string[],
): Promise<Found[]> {
  const { rows } = await db.query<Found>(
    inSchema(
      workspace,
      by === 'name'
        ? 'select id, name as text from :schema.users where active and name = any($1::text[])'
        : 'select id, lower(email) as text from :schema.users where active and lower(email) = any($1::text[])',
    ),
    [texts],
  );
  return rows;
}

/** Records whose field has one of the values, as far as the predicate over `t` lets them be seen. */
export async function selectRecordsBy(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  field: FieldDefinition,
  texts: string[],
  sees: { sql: string; values: unknown[] },
): Promise<Found[]> {
  const type = columnType(object, field.column);
  const operand = `any($${sees.values.length + 1}::${type}[])`;
  const { rows } = await db.query<Found>(
    inSchema(
      workspace,
      `select t.id, t.${ident(field.column)}::text as text from :schema.${ident(object.table)} t
       where t.deleted_at is null and ${sees.sql} and ${equals(field, 't', operand)}`,
    ),
    [...sees.values, texts],
  );
  return rows;
}

/** Records that carry the same key values as the rows asked for; `n` is the position of the row. */
export async function selectByKey(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  key: readonly FieldDefinition[],
  asked: readonly Record<string, unknown>[],
  sees: { sql: string; values: unknown[] },
): Promise<{ n: number; id: string; stage: string | null }[]> {
  const typed = key.map((field, index) => `k${index} ${columnType(object, field.column)}`);
  const joined = key.map((field, index) => equals(field, 't', `x.k${index}`));
  const present = key.map((field) => `t.${ident(field.column)} is not null`);
  const { rows } = await db.query<{ n: number; id: string; stage: string | null }>(
    inSchema(
      workspace,
      `select x.n, t.id, ${object.hasFunnel ? 't.stage_key' : 'null'} as stage
       from json_to_recordset($${sees.values.length + 1}::json) as x(n int, ${typed.join(', ')})
       join :schema.${ident(object.table)} t on ${joined.join(' and ')}
       where t.deleted_at is null and ${present.join(' and ')} and ${sees.sql}`,
    ),
    [...sees.values, JSON.stringify(asked)],
  );
  return rows;
}

/** Titles of the newest records, as far as the predicate over `t` lets them be seen. */
export async function selectTitles(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  field: FieldDefinition,
  sees: { sql: string; values: unknown[] },
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ text: string }>(
    inSchema(
      workspace,
      `select t.${ident(field.column)} as text from :schema.${ident(object.table)} t
       where t.deleted_at is null and ${sees.sql} and t.${ident(field.column)} is not null
       order by t.id desc limit $${sees.values.length + 1}`,
    ),
    [...sees.values, limit],
  );
  return rows.map((row) => row.text);
}
