import type { UndoReport } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
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
  const batch = await findUndoable(ctx, id);
  const { undo: former } = batch.progress;
  if (former?.state === 'running' && isAtWork(former)) throw new Refused('import_not_undoable');
  const undoId = await insertBatch(ctx.pools.app, ctx.workspace, {
    kind: 'undo',
    object_key: batch.object_key,
    actor_id: ctx.actor.userId,
    title: batch.title,
    file_name: batch.file_name,
    file_hash: null,
    plan: { undoes: id, choice },
    progress: {},
  });
  const undo: UndoProgress = {
    batch: undoId,
    actor: ctx.actor.userId,
    state: 'running',
    runner: RUNNER,
    at: new Date().toISOString(),
    before: null,
    done: 0,
    total: await countTouched(ctx.pools.app, ctx.workspace, id),
    undone: 0,
    kept: 0,
  };
  if (!(await replaceProgress(ctx.pools.app, ctx.workspace, batch, { ...batch.progress, undo }))) {
    await updateState(ctx.pools.app, ctx.workspace, undoId, { from: ['running'], to: 'failed', ended: true });
    throw new Refused('import_not_undoable');
  }
  return { id, undo, choice };
}

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
  for await (const page of touchedBy(ctx, id, begun.before)) {
    if (isPaused(signal)) {
      await noteUndo(ctx, id, begun.batch, { runner: '' });
      return report;
    }
    const next = await inTransaction(pools.app, async (tx) => {
      const { progress } = await lockBatch(tx, workspace, id);
      const { undo } = progress;
      if (undo?.batch !== begun.batch || undo.runner !== RUNNER) throw new TakenOver();
      const part = await undoChunk(tx, undoing, id, page, isChosen);
      report.undone += part.undone;
      report.conflictCount += part.conflictCount;
      report.conflicts.push(...part.conflicts.slice(0, MOST_CONFLICTS - report.conflicts.length));
      const now: UndoProgress = {
        ...undo,
        at: new Date().toISOString(),
        before: page.at(-1)?.row_number ?? 0,
        done: undo.done + page.length,
        undone: report.undone,
        kept: report.conflictCount,
      };
      await updateProgress(tx, workspace, id, { ...progress, undo: now });
      return now;
    });
    onProgress?.(next.done, next.total);
  }
  await updateState(pools.app, workspace, begun.batch, { from: ['running'], to: 'done', ended: true });
  await updateState(pools.app, workspace, id, {
    from: ['done', 'failed', 'cancelled', 'undone'],
    to: 'undone',
    ended: true,
  });
  await noteUndo(ctx, id, begun.batch, { state: 'done' });
  return report;
}

/** Writes what became of an undo, unless another has taken its place. */
export async function noteUndo(
  ctx: Pick<Context, 'pools' | 'workspace'>,
  id: number,
  undoId: number,
  change: Partial<UndoProgress>,
): Promise<void> {
  await inTransaction(ctx.pools.app, async (tx) => {
    const { progress } = await lockBatch(tx, ctx.workspace, id);
    if (progress.undo?.batch !== undoId) return;
    await updateProgress(tx, ctx.workspace, id, { ...progress, undo: { ...progress.undo, ...change } });
  });
}

function chooses({ also = [], all = false, except = [] }: UndoChoice): (id: string) => boolean {
  const named = new Set(all ? except : also);
  return (id) => named.has(id) !== all;
}

/** From the last row to the first, and then what came with them, which the rows point at. */
async function* touchedBy(
  ctx: Context,
  batchId: number,
  from: number | null,
): AsyncGenerator<Touched[], void, undefined> {
  for (let before = from; ; ) {
    const rows = await selectTouchedByRows(ctx.pools.app, ctx.workspace, batchId, before, CHUNK);
    if (rows.length === 0) break;
    // A record may stand in several rows.
    yield [...new Map(rows.map((row) => [row.record_id, row])).values()];
    before = rows.at(-1)!.row_number;
  }
  const beside = await selectTouchedBeside(ctx.pools.app, ctx.workspace, batchId);
  for (let start = 0; start < beside.length; start += CHUNK) yield beside.slice(start, start + CHUNK);
}
