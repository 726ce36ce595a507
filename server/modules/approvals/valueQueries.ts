import type { ObjectDefinition, RecordValues } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import { valuesOfRow } from '../records/index.ts';

/** Records as they are now, those in the bin left out. Asks no right: who may know what is decided before. */
export async function selectValues(
  db: Queryable,
  workspace: { schema: string },
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<Map<string, RecordValues>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<Record<string, unknown> & { id: string }>(
    inSchema(
      workspace,
      `select t.* from :schema.${ident(object.table)} t where t.id = any($1::uuid[]) and t.deleted_at is null`,
    ),
    [ids],
  );
  return new Map(rows.map((row) => [row.id, valuesOfRow(object.fields, row)]));
}
