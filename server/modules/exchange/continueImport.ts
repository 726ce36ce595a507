import type { ImportBody } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction, isPassing } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { TableRow } from '#server/platform/tables/index.ts';
import { keepRefusals } from '../funnels/index.ts';
import { findWorkspace } from '../identity/index.ts';
import type { BegunImport } from './beginImport.ts';
import { ahead, chunksOf } from './chunks.ts';
import { importChunk, type Workshop } from './importChunk.ts';
import { importUsers } from './importUsers.ts';
import { linkChunk } from './linkChunk.ts';
import { getImport } from './listImports.ts';
import { lockBatch, type Progress, updateProgress, updateState } from './queries.ts';
import { readRow } from './readRow.ts';
import { analyse, type ImportRow, insertImportRows } from './rowQueries.ts';
import { isPaused, RUNNER, TakenOver } from './runner.ts';
import type { EndedImport } from './tellImported.ts';
import { isSelfReference, type RowOutcome } from './types.ts';
import { openWorkshop } from './workshop.ts';

export type RunOptions = {
  onProgress?: ((progress: Progress & { totalRows: number }) => void) | undefined;
  /** Ends the import after the chunk that is under way; what is written stays and can be resumed or undone. */
  signal?: AbortSignal | undefined;
  /** Takes part in the transaction that ends the import, so that it happens once if the import ends once. */
  atEnd?: ((tx: Transaction, ended: EndedImport) => Promise<void>) | undefined;
};

/** From here on the planner should know what came in. */
const MANY_ROWS = 1_000;

/**
 * Carries out an import from its checkpoint to the end. Each chunk and the checkpoint behind it commit together, so
 * that a crash loses no row and doubles none. Ends in the state done, cancelled or (with the error thrown) failed; where
 * the database was away it throws too, but stays running for whoever goes on with it.
 */
export async function continueImport(ctx: Context, begun: BegunImport, options: RunOptions = {}): Promise<ImportBody> {
  const run = new Run({ ...ctx, door: 'import', batchId: begun.id }, begun, options);
  try {
    const finished = await run.carryOut();
    if (!finished && isPaused(options.signal)) return await leave(ctx, begun.id);
    await run.end(finished ? 'done' : 'cancelled');
  } catch (error) {
    if (isPassing(error)) await leave(ctx, begun.id).catch(() => {});
    else if (!(error instanceof TakenOver)) await run.end('failed', error instanceof Refused ? error.code : 'internal');
    throw error;
  }
  const { rowsRead } = run.progress;
  const { object } = begun.prepared;
  if (rowsRead >= MANY_ROWS && object.key !== 'users') await analyse(ctx.pools.owner, ctx.workspace, object.table);
  return getImport(ctx, begun.id);
}

/** Stays running by its state, and says that nobody is at work on it. */
async function leave(ctx: Context, id: number): Promise<ImportBody> {
  await inTransaction(ctx.pools.app, async (tx) => {
    const { state, progress } = await lockBatch(tx, ctx.workspace, id);
    if (state === 'running') await updateProgress(tx, ctx.workspace, id, { ...progress, runner: '' });
  });
  return getImport(ctx, id);
}

/** Whoever goes on with this context knows the people that came in. */
async function knowPeople({ pools, workspace }: Context): Promise<void> {
  const now = await findWorkspace({ pools }, workspace.slug);
  if (now) workspace.definitionsVersion = now.definitionsVersion;
}

class Run {
  readonly #ctx: Context;
  readonly #begun: BegunImport;
  readonly #options: RunOptions;
  #progress: Progress;

  constructor(ctx: Context, begun: BegunImport, options: RunOptions) {
    this.#ctx = ctx;
    this.#begun = begun;
    this.#options = options;
    this.#progress = { ...begun.progress, runner: RUNNER };
  }

  get progress(): Progress {
    return this.#progress;
  }

  async end(state: 'done' | 'cancelled' | 'failed', error: string | null = null): Promise<void> {
    const { id, prepared, file } = this.#begun;
    await inTransaction(this.#ctx.pools.app, async (tx) => {
      const change = { from: ['running'], to: state, error, ended: true };
      if (!(await updateState(tx, this.#ctx.workspace, id, change))) return;
      const { rowsRead, created, updated, skipped, refused } = this.#progress;
      const counts = { rowsRead, created, updated, skipped, refused };
      await this.#options.atEnd?.(tx, { id, state, title: prepared.plan.title ?? null, fileName: file.name, counts });
    });
  }

  /** Whether the end was reached; false after a cancellation. */
  async carryOut(): Promise<boolean> {
    const { prepared, file } = this.#begun;
    const workshop = await openWorkshop(this.#ctx, prepared, file);
    if (this.#progress.phase === 'records') {
      if (!(await this.#each((tx, rows) => this.#records(tx, workshop, rows), workshop))) return false;
      this.#progress = { ...this.#progress, phase: 'links', checkpointRow: 0 };
    }
    if (!prepared.columns.some((column) => isSelfReference(prepared.object, column.field))) return true;
    return this.#each((tx, rows) => linkChunk(tx, this.#ctx, workshop, rows), workshop);
  }

  async #each(
    work: (tx: Transaction, rows: TableRow[]) => Promise<Partial<Progress> | undefined>,
    { resolver, refusals }: Workshop,
  ): Promise<boolean> {
    const { prepared, id } = this.#begun;
    const { pools, workspace } = this.#ctx;
    const chunks = chunksOf(prepared.table.rows(), prepared.plan.batchSize, this.#progress.checkpointRow);
    for await (const chunk of ahead(chunks)) {
      const done = await inTransaction(pools.app, async (tx) => {
        resolver.rollback();
        refusals.length = 0;
        const { state, progress } = await lockBatch(tx, workspace, id);
        if (state === 'cancelled' || this.#options.signal?.aborted) return undefined;
        const isOurs = state === 'running' && this.#stoodAt(progress);
        if (!isOurs) throw new TakenOver();
        const counts = await work(tx, chunk);
        const next = { ...this.#progress, ...counts, checkpointRow: chunk.at(-1)!.row, at: new Date().toISOString() };
        await updateProgress(tx, workspace, id, next);
        return next;
      });
      if (!done) return false;
      resolver.commit();
      await keepRefusals(this.#ctx, refusals);
      if (prepared.object.key === 'users') await knowPeople(this.#ctx);
      this.#progress = done;
      this.#options.onProgress?.({ ...done, totalRows: prepared.totalRows });
    }
    return true;
  }

  /** A checkpoint that moved without us was moved by another process. The step to the links is written with their first chunk. */
  #stoodAt(stored: Progress): boolean {
    const mine = this.#progress;
    if (stored.phase !== mine.phase) return mine.phase === 'links' && mine.checkpointRow === 0;
    return stored.checkpointRow === mine.checkpointRow;
  }

  async #records(tx: Transaction, workshop: Workshop, rows: TableRow[]): Promise<Partial<Progress>> {
    const read = rows.map((row) => readRow(workshop.prepared, row));
    const isUsers = workshop.prepared.object.key === 'users';
    const outcomes = isUsers
      ? await importUsers(tx, this.#ctx, workshop.prepared, read)
      : await importChunk(tx, this.#ctx, workshop, read);
    await insertImportRows(tx, this.#ctx.workspace, this.#begun.id, outcomes.map(toImportRow));
    return tally(this.#progress, outcomes);
  }
}

export function tally(
  before: Progress,
  outcomes: readonly RowOutcome[],
): Omit<Progress, 'checkpointRow' | 'phase' | 'at'> {
  const count = (outcome: RowOutcome['outcome']) => outcomes.filter((row) => row.outcome === outcome).length;
  return {
    rowsRead: before.rowsRead + outcomes.length,
    created: before.created + count('created'),
    updated: before.updated + count('updated'),
    skipped: before.skipped + count('skipped'),
    refused: before.refused + count('refused'),
  };
}

function toImportRow({ row, outcome, recordId, version }: RowOutcome): ImportRow {
  const refused = outcome === 'refused';
  return {
    row: row.row,
    record: recordId ?? null,
    outcome,
    version: version ?? null,
    issues: refused ? row.problems : null,
    cells: refused ? row.cells : null,
  };
}
