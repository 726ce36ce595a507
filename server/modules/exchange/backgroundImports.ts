import type { Context, Workspace } from '#server/platform/context.ts';
import { isPassing } from '#server/platform/postgres/index.ts';
import type { BegunImport } from './beginImport.ts';
import { continueImport } from './continueImport.ts';
import { Paused, TakenOver } from './runner.ts';
import { tellImported } from './tellImported.ts';
import { type BegunUndo, continueUndo, noteUndo } from './undoImport.ts';
import { discardUpload } from './uploads.ts';

/** Imports and their undos that this process carries out while their askers do something else. */
export class BackgroundImports {
  readonly #uploadDir: string;
  readonly #running = new Map<string, { ending: AbortController; work: Promise<void> }>();

  constructor(uploadDir: string) {
    this.#uploadDir = uploadDir;
  }

  has(workspace: Pick<Workspace, 'id'>, id: number): boolean {
    return this.#running.has(keyOf(workspace, id));
  }

  start(ctx: Context, begun: BegunImport): void {
    this.#run(ctx, begun.id, (signal) => this.#carryOut(ctx, begun, signal));
  }

  /** Takes an import back. */
  startUndo(ctx: Context, begun: BegunUndo): void {
    this.#run(ctx, begun.id, (signal) => this.#takeBack(ctx, begun, signal));
  }

  #run(ctx: Context, id: number, carryOut: (signal: AbortSignal) => Promise<void>): void {
    const key = keyOf(ctx.workspace, id);
    const ending = new AbortController();
    const work = carryOut(ending.signal).finally(() => this.#running.delete(key));
    this.#running.set(key, { ending, work });
  }

  async #takeBack(ctx: Context, begun: BegunUndo, signal: AbortSignal): Promise<void> {
    try {
      await continueUndo(ctx, begun, { signal });
    } catch (error) {
      if (error instanceof TakenOver) return;
      ctx.log.error({ err: error, importId: begun.id }, 'undo failed');
      // What the database broke off is gone on with; all else would fail again.
      const how = isPassing(error) ? 'left' : 'failed';
      await noteUndo(ctx, begun.id, begun.undo.batch, how).catch(() => {});
    }
  }

  async #carryOut(ctx: Context, begun: BegunImport, signal: AbortSignal): Promise<void> {
    try {
      const { state } = await continueImport(ctx, begun, {
        signal,
        atEnd: (tx, ended) => tellImported(tx, ctx, ended),
      });
      // What was cancelled may be resumed and needs its file.
      if (state !== 'done') return;
      for (const path of [begun.file.path, begun.file.historyPath]) {
        if (path !== undefined) await discardUpload(this.#uploadDir, path);
      }
    } catch (error) {
      if (error instanceof TakenOver) return ctx.log.info({ importId: begun.id }, 'import goes on elsewhere');
      const said = isPassing(error) ? 'import waits until the database is there again' : 'import failed';
      ctx.log.error({ err: error, importId: begun.id }, said);
    }
  }

  /** Ends all after the chunk under way; the next start goes on with them. */
  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { ending } of running) ending.abort(new Paused());
    await Promise.all(running.map(({ work }) => work));
  }

  /** Waits for what is under way. */
  async settled(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ work }) => work));
  }
}

const keyOf = (workspace: Pick<Workspace, 'id'>, id: number): string => `${workspace.id} ${id}`;
