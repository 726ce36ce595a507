import { existsSync } from 'node:fs';
import { importPlanSchema } from '#contract/exchange.ts';
import type { ImportBody } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { type BegunImport, hashOf } from './beginImport.ts';
import { continueImport, type RunOptions } from './continueImport.ts';
import { findImport } from './listImports.ts';
import { planImport } from './planImport.ts';
import { claimBatch } from './queries.ts';
import { isAtWork, isSilent, RUNNER, TakenOver } from './runner.ts';
import type { ImportFile } from './types.ts';

/**
 * Makes an import that broke off ready to go on behind its last checkpoint. `file`: where the file lies now; left out,
 * where it lay. Throws `import_not_resumable` when the import is done, undone or alive elsewhere (`TakenOver` when
 * another process was faster), or when the file is gone or is another one.
 */
export async function reopenImport(
  ctx: Context,
  id: number,
  file?: Pick<ImportFile, 'path' | 'historyPath'>,
  /** The caller knows that no process is at work on it, however lately something was heard. */
  isOrphan = false,
): Promise<BegunImport> {
  const batch = await findImport(ctx, id);
  const isOpen = batch.state === 'failed' || batch.state === 'cancelled';
  const isDead = batch.state === 'running' && (isOrphan || isSilent(batch.progress));
  const { undo } = batch.progress;
  const isUndoing = undo?.state === 'running' && isAtWork(undo);
  if ((!isOpen && !isDead) || isUndoing) throw new Refused('import_not_resumable');
  const place: ImportFile = {
    path: file?.path ?? batch.plan.filePath,
    name: batch.file_name ?? '',
    historyPath: file?.historyPath ?? batch.plan.historyPath,
  };
  const isThere = [place.path, place.historyPath].every((path) => path === undefined || existsSync(path));
  if (!isThere || (await hashOf(place)) !== batch.file_hash) throw new Refused('import_not_resumable');
  const plan = importPlanSchema.parse(batch.plan.plan);
  const prepared = await planImport(ctx, plan, place);
  const progress = await claimBatch(ctx.pools.app, ctx.workspace, batch, RUNNER);
  if (!progress) throw new TakenOver();
  return { id, prepared, file: place, progress };
}

/** Goes on with an import that broke off and answers when it is done. */
export async function resumeImport(
  ctx: Context,
  id: number,
  file?: Pick<ImportFile, 'path' | 'historyPath'>,
  options: RunOptions & { isOrphan?: boolean } = {},
): Promise<ImportBody> {
  return continueImport(ctx, await reopenImport(ctx, id, file, options.isOrphan), options);
}
