import type { ImportPlan } from '#contract/exchange.ts';
import type { ImportBody } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { beginImport } from './beginImport.ts';
import { continueImport, type RunOptions } from './continueImport.ts';
import type { ImportFile } from './types.ts';

/** Imports a whole file and answers when it is done. Throws as planImport and continueImport do. */
export async function runImport(
  ctx: Context,
  plan: ImportPlan,
  file: ImportFile,
  options: RunOptions = {},
): Promise<ImportBody> {
  return continueImport(ctx, await beginImport(ctx, plan, file), options);
}
