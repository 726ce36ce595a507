import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export type DefinedWorkspace = Schema & { id: number; definitionsVersion: number };

export async function selectDefinedWorkspace(db: Queryable, id: number): Promise<DefinedWorkspace | undefined> {
  const { rows } = await db.query<DefinedWorkspace>(
    `select id, 'ws_' || slug as schema, definitions_version as "definitionsVersion" from loudou.workspace where id = $1`,
    [id],
  );
  return rows[0];
}

export type SearchedRow = Record<string, unknown> & { id: string; access: number[]; deleted_at: Date | null };

/** The next rows in id order; nobody changes them until the transaction ends. */
export async function selectChunk(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  after: string,
  limit: number,
): Promise<SearchedRow[]> {
  const columns = ['id', 'access', 'deleted_at', ...object.fields.map((field) => field.column)];
  const list = [...new Set(columns)].map((column) => `t.${ident(column)}`).join(', ');
  const { rows } = await db.query<SearchedRow>(
    inSchema(
      workspace,
      `select ${list} from :schema.${ident(object.table)} t where t.id > $1 order by t.id limit $2 for share of t`,
    ),
    [after, limit],
  );
  return rows;
}

/** Entries of records that are no longer in the table; all of the object's when the search does not find it any more. */
export async function deleteOrphans(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  all: boolean,
): Promise<void> {
  const orphan = all ? 'true' : `not exists (select 1 from :schema.${ident(object.table)} t where t.id = s.record_id)`;
  await db.query(inSchema(workspace, `delete from :schema.search_doc s where s.object_id = $1 and ${orphan}`), [
    object.id,
  ]);
}
