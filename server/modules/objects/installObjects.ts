import { columnName, type ObjectSpec } from '#domain/objects/index.ts';
import type { Workspace } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { insertAutoNumber, insertField, insertObject } from './queries.ts';
import { createTable } from './tableQueries.ts';

/**
 * Creates the tables of objects and enters their definitions. Runs once for a new workspace, with the definitions
 * role, inside the caller's transaction.
 */
export async function installObjects(
  db: Queryable,
  workspace: Pick<Workspace, 'schema'>,
  objects: readonly ObjectSpec[],
): Promise<void> {
  for (const [position, object] of objects.entries()) {
    const { fields, ...spec } = object;
    const table = columnName(object.key);
    const objectId = await insertObject(db, workspace, { key: object.key, table, standard: true, spec, position });
    for (const [order, field] of fields.entries()) {
      const column = columnName(field.key);
      const id = await insertField(db, workspace, { objectId, column, standard: true, spec: field, position: order });
      if (field.type === 'autoNumber') await insertAutoNumber(db, workspace, id!);
    }
    for (const statement of createTable(workspace, object)) await db.query(statement);
  }
}
