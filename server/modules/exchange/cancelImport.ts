import type { ImportBody } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import { findImport, getImport } from './listImports.ts';
import { updateState } from './queries.ts';

/** Ends an import after the chunk that is under way, in whatever process it runs. What is written stays. */
export async function cancelImport(ctx: Context, id: number): Promise<ImportBody> {
  await findImport(ctx, id);
  await updateState(ctx.pools.app, ctx.workspace, id, { from: ['running'], to: 'cancelled', ended: true });
  return getImport(ctx, id);
}
