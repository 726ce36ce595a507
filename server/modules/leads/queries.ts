import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

/** The oldest record of that very name that a predicate over the row `t` lets through. */
export async function selectByName(
  db: Queryable,
  workspace: { schema: string },
  object: ObjectDefinition,
  name: string,
  predicate: { sql: string; values: unknown[] },
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    inSchema(
      workspace,
      `select t.id from :schema.${ident(object.table)} t
       where t.name = $${predicate.values.length + 1} and t.deleted_at is null and ${predicate.sql}
       order by t.created_at, t.id limit 1`,
    ),
    [...predicate.values, name],
  );
  return rows[0]?.id;
}
