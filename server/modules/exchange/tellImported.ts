import type { ImportBody } from '#contract/imports.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { notify } from '../notifications/index.ts';

export type EndedImport = Pick<ImportBody, 'id' | 'state' | 'title' | 'fileName' | 'counts'>;

/** Tells whoever asked for an import that it has ended, in the transaction that ends it; not when they stopped it themselves. */
export async function tellImported(
  tx: Transaction,
  ctx: Context,
  { id, state, title, fileName, counts }: EndedImport,
): Promise<void> {
  if (state !== 'done' && state !== 'failed') return;
  const name = title ?? fileName;
  const figures = { created: counts.created, updated: counts.updated, refused: counts.refused };
  const params = { importId: id, state, ...(name ? { title: name } : {}), ...figures };
  const whom = { userId: ctx.actor.userId, actorId: null, object: null, recordIds: [] };
  await notify(ctx, [{ kind: 'importDone', ...whom, params }], tx);
}
