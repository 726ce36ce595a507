import type { Context } from '#server/platform/context.ts';
import type { BegunImport } from './beginImport.ts';
import { continueImport } from './continueImport.ts';
import { discardUpload } from './uploads.ts';

/** Imports that this process carries out while their askers do something else. */
export class BackgroundImports {
  readonly #uploadDir: string;
  readonly #running = new Map<string, { ending: AbortController; work: Promise<void> }>();

  constructor(uploadDir: string) {
    this.#uploadDir = uploadDir;
  }

  start(ctx: Context, begun: BegunImport): void {
    const key = keyOf(ctx, begun.id);
    const ending = new AbortController();
    const work = this.#carryOut(ctx, begun, ending.signal).finally(() => this.#running.delete(key));
    this.#running.set(key, { ending, work });
  }

  async #carryOut(ctx: Context, begun: BegunImport, signal: AbortSignal): Promise<void> {
    try {
      const { state } = await continueImport(ctx, begun, { signal });
      // What was cancelled may be resumed and needs its file.
      if (state === 'done') await discardUpload(this.#uploadDir, begun.file.path);
    } catch (error) {
      ctx.log.error({ err: error, importId: begun.id }, 'import failed');
    }
  }

  /** Ends all after the chunk under way; a later start may resume them. */
  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { ending } of running) ending.abort();
    await Promise.all(running.map(({ work }) => work));
  }
}

const keyOf = (ctx: Context, id: number): string => `${ctx.workspace.id} ${id}`;
