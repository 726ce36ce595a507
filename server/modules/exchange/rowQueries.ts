import type { Issue } from '#domain/kernel/index.ts';
import { ident, inSchema, type Queryable, type Transaction } from '#server/platform/sql.ts';

type Schema = { schema: string };

export type ImportRow = {
  row: number;
  record: string | null;
  outcome: string;
  version: number | null;
  issues: StoredProblem[] | null;
  cells: string[] | null;
};
export type StoredProblem = { issue: Issue; column: string; value: string };

/** Rows of a chunk; a row number that is there already means that the chunk ran twice, which is an error. */
export async function insertImportRows(
  tx: Queryable,
  workspace: Schema,
  batchId: number,
  rows: readonly ImportRow[],
): Promise<void> {
  await tx.query(
    inSchema(
      workspace,
      `insert into :schema.import_row (batch_id, row_number, record_id, outcome, lock_version, issues, cells)
       select $1, x."row", x.record, x.outcome, x.version, x.issues, x.cells
       from json_to_recordset($2::json) as x("row" int, record uuid, outcome text, version int, issues jsonb, cells jsonb)`,
    ),
    [batchId, JSON.stringify(rows, storable)],
  );
}

/** Cells are kept as they were, but for what PostgreSQL cannot hold: NUL and halves of characters. */
const storable = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;

/** The record that each row made or changed. */
export async function selectRecordsOfRows(
  db: Queryable,
  workspace: Schema,
  batchId: number,
  rows: number[],
): Promise<Map<number, string>> {
  const { rows: found } = await db.query<{ row_number: number; record_id: string }>(
    inSchema(
      workspace,
      `select row_number, record_id from :schema.import_row
       where batch_id = $1 and row_number = any($2::int[]) and outcome in ('created', 'updated') and record_id is not null`,
    ),
    [batchId, rows],
  );
  return new Map(found.map((row) => [row.row_number, row.record_id]));
}

/** Notes what went wrong with a row that was written all the same, and the version that its record has now. */
export async function updateImportRows(
  tx: Queryable,
  workspace: Schema,
  batchId: number,
  rows: readonly Pick<ImportRow, 'row' | 'version' | 'issues' | 'cells'>[],
): Promise<void> {
  await tx.query(
    inSchema(
      workspace,
      `update :schema.import_row r set lock_version = coalesce(x.version, r.lock_version), issues = x.issues,
         cells = x.cells
       from json_to_recordset($2::json) as x("row" int, version int, issues jsonb, cells jsonb)
       where r.batch_id = $1 and r.row_number = x."row"`,
    ),
    [batchId, JSON.stringify(rows, storable)],
  );
}

/** Rows with problems behind a row number, in the order of the file: the error file. */
export async function selectProblemRows(
  db: Queryable,
  workspace: Schema,
  batchId: number,
  after: number,
  limit: number,
): Promise<{ row_number: number; cells: string[]; issues: StoredProblem[] }[]> {
  const { rows } = await db.query<{ row_number: number; cells: string[]; issues: StoredProblem[] }>(
    inSchema(
      workspace,
      `select row_number, cells, issues from :schema.import_row
       where batch_id = $1 and row_number > $2 and cells is not null order by row_number limit $3`,
    ),
    [batchId, after, limit],
  );
  return rows;
}

export const saveRows = (tx: Transaction) => tx.query('savepoint import_rows');
export const releaseRows = (tx: Transaction) => tx.query('release savepoint import_rows');
/** The savepoint goes as well: a nested one of the same name would hide it. */
export const rollbackRows = (tx: Transaction) =>
  tx.query('rollback to savepoint import_rows; release savepoint import_rows');

/** Data exceptions and violated constraints: the fault of a value, not of the system. */
export function isUnstorable(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(22|23)/.test(code);
}

/** Fresh statistics of what an import has filled: without them the planner takes the tables for empty until autovacuum comes. */
export async function analyse(owner: Queryable, workspace: Schema, objectTable: string): Promise<void> {
  for (const table of [objectTable, 'event', 'stage_visit', 'record_span', 'search_doc']) {
    await owner.query(inSchema(workspace, `analyze :schema.${ident(table)}`));
  }
}
