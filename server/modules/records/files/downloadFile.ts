import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { isUuid } from '#server/platform/ids.ts';
import { getDefinitions } from '../../objects/index.ts';
import { type StoredFile, selectFile } from './queries.ts';
import { readableFiles } from './readableFiles.ts';

/** A file that the reader may read. Throws `not_found` otherwise. */
export async function downloadFile(ctx: Context, id: string): Promise<StoredFile> {
  if (!isUuid(id)) throw new Refused('not_found');
  const readable = await readableFiles(ctx.pools.app, ctx, await getDefinitions(ctx), [id]);
  const file = readable.has(id) ? await selectFile(ctx.pools.app, ctx.workspace, id) : undefined;
  if (!file) throw new Refused('not_found');
  return file;
}
