import type { ImportCounts } from '#contract/exchange.ts';
import type { Issue } from '#domain/kernel/index.ts';
import { ident, inSchema, type Queryable, type Transaction } from '#server/platform/sql.ts';

import type { UndoChoice } from './undoChunk.ts';

type Schema = { schema: string };

export type Progress = ImportCounts & {
  /** Row of the file up to which everything is written. */
  checkpointRow: number;
  /** `links` come last: references to records of the same file. */
  phase: 'records' | 'links';
  /** When the last chunk was written. */
  at: string;
  /** The process at work on it (see runner.ts); '' when it was left for another start. */
  runner?: string;
  /** The last undo of it. */
  undo?: UndoProgress;
};

export type UndoProgress = {
  /** The batch under which it writes. */
  batch: number;
  actor: string;
  state: 'running' | 'done' | 'failed';
  runner: string;
  at: string;
  /** Row of the file down to which everything is taken back. */
  before: number | null;
  done: number;
  total: number;
  undone: number;
  kept: number;
};

/** What stands in `batch.plan`: the mapping as it was asked for, and what was found out about the file. */
export type StoredPlan = {
  plan: unknown;
  headers: string[];
  totalRows: number;
  filePath: string;
  historyPath?: string;
};

export type BatchRow = {
  id: number;
  kind: string;
  object_key: string;
  actor_id: string;
  actor: string | null;
  state: 'running' | 'done' | 'failed' | 'cancelled' | 'undone';
  title: string | null;
  file_name: string | null;
  file_hash: string | null;
  plan: StoredPlan;
  progress: Progress;
  error: string | null;
  started_at: Date;
  ended_at: Date | null;
};

const BATCH = `b.id, b.kind, b.object_key, b.actor_id, u.name as actor, b.state, b.title, b.file_name, b.file_hash,
  b.plan, b.progress, b.error, b.started_at, b.ended_at
  from :schema.batch b left join :schema.users u on u.id = b.actor_id`;

export async function insertBatch(
  db: Queryable,
  workspace: Schema,
  batch: Pick<BatchRow, 'kind' | 'object_key' | 'actor_id' | 'title' | 'file_name' | 'file_hash'> & {
    plan: unknown;
    progress: unknown;
  },
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `insert into :schema.batch (kind, object_key, actor_id, state, title, file_name, file_hash, plan, progress)
       values ($1, $2, $3, 'running', $4, $5, $6, $7, $8) returning id`,
    ),
    [
      batch.kind,
      batch.object_key,
      batch.actor_id,
      batch.title,
      batch.file_name,
      batch.file_hash,
      JSON.stringify(batch.plan),
      JSON.stringify(batch.progress),
    ],
  );
  return rows[0]!.id;
}

/** `actorId`: only batches of that user; null for everybody's. */
export async function selectImports(
  db: Queryable,
  workspace: Schema,
  wanted: { id: number | null; actorId: string | null; limit: number },
): Promise<BatchRow[]> {
  const { rows } = await db.query<BatchRow>(
    inSchema(
      workspace,
      `select ${BATCH} where b.kind = 'import' and ($1::bigint is null or b.id = $1)
         and ($2::uuid is null or b.actor_id = $2) order by b.id desc limit $3`,
    ),
    [wanted.id, wanted.actorId, wanted.limit],
  );
  return rows;
}

/** Locks the batch for one chunk: only one process goes on with it, and a cancellation is seen. */
export async function lockBatch(
  tx: Transaction,
  workspace: Schema,
  id: number,
): Promise<Pick<BatchRow, 'state' | 'progress'>> {
  const { rows } = await tx.query<Pick<BatchRow, 'state' | 'progress'>>(
    inSchema(workspace, 'select state, progress from :schema.batch where id = $1 for update'),
    [id],
  );
  return rows[0]!;
}

export async function updateProgress(tx: Queryable, workspace: Schema, id: number, progress: Progress): Promise<void> {
  await tx.query(inSchema(workspace, 'update :schema.batch set progress = $2 where id = $1'), [
    id,
    JSON.stringify(progress),
  ]);
}

/** Changes the state if it is one of `from`; whether it was. */
export async function updateState(
  db: Queryable,
  workspace: Schema,
  id: number,
  change: { from: string[]; to: string; error?: string | null; ended: boolean },
): Promise<boolean> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `update :schema.batch set state = $3, error = $4, ended_at = case when $5 then now() end
       where id = $1 and state = any($2::text[]) returning id`,
    ),
    [id, change.from, change.to, change.error ?? null, change.ended],
  );
  return rows.length > 0;
}

/**
 * Takes an import over from how it was read: of several processes that try it at once, one does. Answers its progress
 * with the new hand in it, undefined where another was faster.
 */
export async function claimBatch(
  db: Queryable,
  workspace: Schema,
  read: Pick<BatchRow, 'id' | 'state' | 'progress'>,
  runner: string,
): Promise<Progress | undefined> {
  const { rows } = await db.query<{ progress: Progress }>(
    inSchema(
      workspace,
      `update :schema.batch set state = 'running', error = null, ended_at = null,
         progress = progress || jsonb_build_object('runner', $4::text, 'at', $5::text)
       where id = $1 and state = $2 and progress = $3::jsonb returning progress`,
    ),
    [read.id, read.state, JSON.stringify(read.progress), runner, new Date().toISOString()],
  );
  return rows[0]?.progress;
}

/** Writes progress where it still stands as it was read; whether it did. */
export async function replaceProgress(
  db: Queryable,
  workspace: Schema,
  read: Pick<BatchRow, 'id' | 'state' | 'progress'>,
  next: Progress,
): Promise<boolean> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      'update :schema.batch set progress = $4 where id = $1 and state = $2 and progress = $3::jsonb returning id',
    ),
    [read.id, read.state, JSON.stringify(read.progress), JSON.stringify(next)],
  );
  return rows.length > 0;
}

/** Imports whose undo says that it is running, and what it was asked for. */
export async function selectRunningUndos(
  db: Queryable,
  workspace: Schema,
): Promise<(BatchRow & { choice: UndoChoice })[]> {
  const { rows } = await db.query<BatchRow & { choice: UndoChoice }>(
    inSchema(
      workspace,
      `select coalesce(o.plan->'choice', '{}') as choice, ${BATCH}
       join :schema.batch o on o.id = (b.progress->'undo'->>'batch')::bigint
       where b.kind = 'import' and b.progress->'undo'->>'state' = 'running'`,
    ),
  );
  return rows;
}

/** Imports that say they are running: after a crash nobody may be at work on them. */
export async function selectRunning(db: Queryable, workspace: Schema): Promise<BatchRow[]> {
  const { rows } = await db.query<BatchRow>(
    inSchema(workspace, `select ${BATCH} where b.kind = 'import' and b.state = 'running' order by b.id`),
  );
  return rows;
}

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
