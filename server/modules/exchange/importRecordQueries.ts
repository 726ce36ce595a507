import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';
import type { StoredProblem } from './rowQueries.ts';

type Schema = { schema: string };
type Wanted = { batchId: number; outcome: string; after: number; limit: number };
export type ImportedRow = {
  row_number: number;
  id: string | null;
  title: string | null;
  deleted: boolean | null;
  cells: string[] | null;
  issues: StoredProblem[] | null;
};

/** `sees`: the predicate over `t`, with its values. */
export async function selectImportedRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  { batchId, outcome, after, limit }: Wanted,
  sees: { sql: string; values: unknown[] },
): Promise<ImportedRow[]> {
  const title = object.fields.find((field) => field.key === object.titleField);
  const first = sees.values.length;
  const { rows } = await db.query<ImportedRow>(
    inSchema(
      workspace,
      `select r.row_number, t.id, ${title ? `t.${ident(title.column)}::text` : 'null'} as title,
         t.deleted_at is not null as deleted, r.cells, r.issues
       from (select * from :schema.import_row where batch_id = $${first + 1} and outcome = $${first + 2}
               and row_number > $${first + 3} order by row_number limit $${first + 4}) r
       left join :schema.${ident(object.table)} t on t.id = r.record_id and ${sees.sql}
       order by r.row_number`,
    ),
    [...sees.values, batchId, outcome, after, limit],
  );
  return rows;
}

export async function selectImportedUsers(
  db: Queryable,
  workspace: Schema,
  { batchId, outcome, after, limit }: Wanted,
): Promise<ImportedRow[]> {
  const { rows } = await db.query<ImportedRow>(
    inSchema(
      workspace,
      `select r.row_number, u.id, u.name as title, not u.active as deleted, r.cells, r.issues
       from (select * from :schema.import_row where batch_id = $1 and outcome = $2 and row_number > $3
               order by row_number limit $4) r
       left join :schema.users u on u.id = r.record_id
       order by r.row_number`,
    ),
    [batchId, outcome, after, limit],
  );
  return rows;
}
