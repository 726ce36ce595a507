import type { UndoReport } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { findImport } from './listImports.ts';
import {
  type BatchRow,
  insertBatch,
  lockBatch,
  replaceProgress,
  type UndoProgress,
  updateProgress,
  updateState,
} from './queries.ts';
import { isAtWork, isPaused, RUNNER, TakenOver } from './runner.ts';
import { type UndoChoice, undoChunk } from './undoChunk.ts';
import { countTouched, selectTouchedBeside, selectTouchedByRows, type Touched } from './undoQueries.ts';

const CHUNK = 1_000;
const MOST_CONFLICTS = 100;

export type BegunUndo = { id: number; undo: UndoProgress; choice: UndoChoice };
type UndoOptions = { onProgress?: (done: number, total: number) => void; signal?: AbortSignal };

/**
 * Takes a whole import back: what it created goes into the bin, what it changed gets its former values – only where
 * nobody wrote since, everything else is listed. May be called again after a conflict was settled or a crash.
 * Throws `import_not_undoable` while it or another undo of it runs, and for imports of people.
 */
export async function undoImport(
  ctx: Context,
  id: number,
  choice: UndoChoice = {},
  options: UndoOptions = {},
): Promise<UndoReport> {
  return continueUndo(ctx, await beginUndo(ctx, id, choice), options);
}

/** Throws `import_not_undoable`; nothing is taken back yet. */
export async function findUndoable(ctx: Context, id: number): Promise<BatchRow> {
  const batch = await findImport(ctx, id);
  if (batch.state === 'running' || batch.object_key === 'users') throw new Refused('import_not_undoable');
  return batch;
}

/** Enters an undo, so that no second one runs beside it. */
export async function beginUndo(ctx: Context, id: number, choice: UndoChoice = {}): Promise<BegunUndo> {
  const { workspace, actor, pools } = ctx;
  const batch = await findUndoable(ctx, id);
  const { undo: former } = batch.progress;
  if (former?.state === 'running' && isAtWork(former)) throw new Refused('import_not_undoable');
  const total = await countTouched(pools.app, workspace, id);
  return inTransaction(pools.app, async (tx) => {
    const undoId = await insertBatch(tx, workspace, {
      kind: 'undo',
      object_key: batch.object_key,
      actor_id: actor.userId,
      title: batch.title,
      file_name: batch.file_name,
      file_hash: null,
      plan: { undoes: id, choice },
      progress: {},
    });
    const undo: UndoProgress = {
      batch: undoId,
      actor: actor.userId,
      state: 'running',
      runner: RUNNER,
      at: new Date().toISOString(),
      before: null,
      done: 0,
      total,
      undone: 0,
      kept: 0,
    };
    const isOurs = await replaceProgress(tx, workspace, batch, { ...batch.progress, undo });
    if (!isOurs) throw new Refused('import_not_undoable');
    // One that was given up, or lost its process long ago.
    if (former?.state === 'running') await endBatch(tx, workspace, former.batch, 'failed');
    return { id, undo, choice };
  });
}

const endBatch = (db: Queryable, workspace: Context['workspace'], undoId: number, to: 'done' | 'failed') =>
  updateState(db, workspace, undoId, { from: ['running'], to, ended: true });

/** Carries an undo out from where it stands. Each chunk commits together with how far it is. */
export async function continueUndo(
  ctx: Context,
  { id, undo: begun, choice }: BegunUndo,
  { onProgress, signal }: UndoOptions = {},
): Promise<UndoReport> {
  const { workspace, pools } = ctx;
  const undoing: Context = { ...ctx, batchId: begun.batch };
  const isChosen = chooses(choice);
  const report: UndoReport = { undone: begun.undone, conflicts: [], conflictCount: begun.kept };
  for await (const { records, ...place } of touchedBy(ctx, id, begun)) {
    if (isPaused(signal)) {
      await noteUndo(ctx, id, begun.batch, 'left');
      return report;
    }
    const next = await inTransaction(pools.app, async (tx) => {
      const { progress } = await lockBatch(tx, workspace, id);
      const { undo } = progress;
      if (undo?.batch !== begun.batch || undo.runner !== RUNNER) throw new TakenOver();
      const part = await undoChunk(tx, undoing, id, records, isChosen);
      report.undone += part.undone;
      report.conflictCount += part.conflictCount;
      report.conflicts.push(...part.conflicts.slice(0, MOST_CONFLICTS - report.conflicts.length));
      const now: UndoProgress = {
        ...undo,
        ...place,
        at: new Date().toISOString(),
        done: undo.done + records.length,
        undone: report.undone,
        kept: report.conflictCount,
      };
      await updateProgress(tx, workspace, id, { ...progress, undo: now });
      return now;
    });
    onProgress?.(next.done, next.total);
  }
  await endUndo(ctx, id, begun.batch);
  return report;
}

/** All is taken back, or nothing of this is written. Throws `TakenOver`. */
async function endUndo({ pools, workspace }: Context, id: number, undoId: number): Promise<void> {
  await inTransaction(pools.app, async (tx) => {
    const { progress } = await lockBatch(tx, workspace, id);
    if (progress.undo?.batch !== undoId || progress.undo.runner !== RUNNER) throw new TakenOver();
    await endBatch(tx, workspace, undoId, 'done');
    const from = ['done', 'failed', 'cancelled', 'undone'];
    await updateState(tx, workspace, id, { from, to: 'undone', ended: true });
    await updateProgress(tx, workspace, id, { ...progress, undo: { ...progress.undo, state: 'done' } });
  });
}

/** Gives an undo up, or leaves it for another start; unless another has taken its place. */
export async function noteUndo(
  { pools, workspace }: Pick<Context, 'pools' | 'workspace'>,
  id: number,
  undoId: number,
  how: 'failed' | 'left',
): Promise<void> {
  await inTransaction(pools.app, async (tx) => {
    const { progress } = await lockBatch(tx, workspace, id);
    if (progress.undo?.batch !== undoId) return;
    const change = how === 'failed' ? { state: how } : { runner: '' };
    await updateProgress(tx, workspace, id, { ...progress, undo: { ...progress.undo, ...change } });
    if (how === 'failed') await endBatch(tx, workspace, undoId, 'failed');
  });
}

function chooses({ also = [], all = false, except = [] }: UndoChoice): (id: string) => boolean {
  const named = new Set(all ? except : also);
  return (id) => named.has(id) !== all;
}

/** Records of a chunk, and how far the undo is once they are done. */
type Chunk = { records: Touched[] } & Pick<UndoProgress, 'before' | 'beside'>;

/** From the last row to the first, and then what came with them, which the rows point at; behind what is done. */
async function* touchedBy(
  { pools, workspace }: Context,
  batchId: number,
  { before: from, beside: done = 0 }: UndoProgress,
): AsyncGenerator<Chunk, void, undefined> {
  let before = from;
  for (;;) {
    const records = await selectTouchedByRows(pools.app, workspace, batchId, before, CHUNK);
    if (records.length === 0) break;
    before = records.at(-1)!.row_number;
    yield { records, before };
  }
  const beside = await selectTouchedBeside(pools.app, workspace, batchId);
  for (let start = done; start < beside.length; start += CHUNK) {
    const records = beside.slice(start, start + CHUNK);
    yield { records, before, beside: start + records.length };
  }
}
