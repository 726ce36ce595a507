import type { ImportCounts } from '#contract/exchange.ts';
import { inSchema, type Queryable, type Transaction } from '#server/platform/sql.ts';

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
  /** The same of what came with the rows: how many, in their order. */
  beside?: number;
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
