import type { Context, Workspace } from '#server/platform/context.ts';
import type { BegunImport } from './beginImport.ts';
import { continueImport } from './continueImport.ts';
import { Paused } from './runner.ts';
import { tellImported } from './tellImported.ts';
import { discardUpload } from './uploads.ts';

/** Imports that this process carries out while their askers do something else. */
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
    const key = keyOf(ctx.workspace, begun.id);
    const ending = new AbortController();
    const work = this.#carryOut(ctx, begun, ending.signal).finally(() => this.#running.delete(key));
    this.#running.set(key, { ending, work });
  }

  async #carryOut(ctx: Context, begun: BegunImport, signal: AbortSignal): Promise<void> {
    try {
      const done = await continueImport(ctx, begun, { signal });
      const { state } = done;
      await tellImported(ctx, done);
      // What was cancelled may be resumed and needs its file.
      if (state !== 'done') return;
      for (const path of [begun.file.path, begun.file.historyPath]) {
        if (path !== undefined) await discardUpload(this.#uploadDir, path);
      }
    } catch (error) {
      ctx.log.error({ err: error, importId: begun.id }, 'import failed');
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
