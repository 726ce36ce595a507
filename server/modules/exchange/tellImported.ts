import type { ImportBody } from '#contract/exchange.ts';
import type { Context } from '#server/platform/context.ts';
import { notify } from '../notifications/index.ts';

type Ended = Pick<ImportBody, 'id' | 'object' | 'state' | 'title' | 'fileName'> & Partial<Pick<ImportBody, 'counts'>>;

/** Tells whoever asked for an import that it has ended; not when they stopped it themselves. */
export async function tellImported(ctx: Context, { id, object, state, title, fileName, counts }: Ended): Promise<void> {
  if (state !== 'done' && state !== 'failed') return;
  const name = title ?? fileName;
  const figures = counts ? { created: counts.created, updated: counts.updated, refused: counts.refused } : {};
  const params = { importId: id, state, ...(name ? { title: name } : {}), ...figures };
  await notify(ctx, [
    { kind: 'importDone', userId: ctx.actor.userId, actorId: null, object: null, recordIds: [], params },
  ]).catch((error: unknown) => ctx.log.warn({ err: error, importId: id, object }, 'the end of an import was not told'));
}
