import { createHash } from 'node:crypto';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import { insertFile } from './queries.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_NAME = 200;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,80}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/;

export type UploadedFile = { id: string; name: string; size: number };

/**
 * Keeps a file in the database, so that it takes part in backups and every server has it. Until a record names it,
 * only who uploaded it can read it.
 */
export async function uploadFile(
  ctx: Context,
  file: { name: string; mediaType: string; content: Buffer },
): Promise<UploadedFile> {
  if (file.content.length > MAX_FILE_BYTES) throw new Refused('file_too_large');
  const id = newId();
  const name = safeName(file.name);
  const mediaType = MEDIA_TYPE.test(file.mediaType) ? file.mediaType : 'application/octet-stream';
  const hash = createHash('sha256').update(file.content).digest('hex');
  await insertFile(ctx.pools.app, ctx.workspace, {
    id,
    name,
    mediaType,
    hash,
    content: file.content,
    createdBy: ctx.actor.userId,
  });
  return { id, name, size: file.content.length };
}

/** The last part of a path, without control characters and leading dots: what a download may be called. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .normalize('NFC')
    .trimEnd();
  // By characters, so that none is cut in half; the end is kept, for it says what the file is.
  const short = [...plain].slice(-MAX_NAME).join('');
  return short.replace(/^[.\s]+/, '') || 'file';
}
