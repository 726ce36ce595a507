import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { MAX_UPLOAD } from '#contract/choices.ts';
import { issue } from '#domain/kernel/index.ts';
import { Refused } from '#server/platform/errors.ts';
import { safeName } from '../records/index.ts';

const MAX_FIELD = 1_048_576;

export type Upload = {
  id: string;
  file: { path: string; name: string; size: number };
  historyPath: string | undefined;
  /** Text parts by name. */
  fields: Record<string, string>;
  discard(): Promise<void>;
};

/**
 * Streams the parts `file` and `history` of a form into a folder of their own; they stay as long as the import may be
 * resumed. The part `plan` may be a text or a file. Throws `invalid_input` without a file and `file_too_large`.
 */
export async function receiveUpload(
  request: FastifyRequest,
  uploadDir: string,
  maxBytes: number = MAX_UPLOAD,
): Promise<Upload> {
  const id = randomUUID();
  const folder = folderOf(uploadDir, id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const discard = () => rm(folder, { recursive: true, force: true });
  const files: Record<string, Upload['file']> = {};
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts({
      limits: { fileSize: maxBytes, files: 3, fields: 5, fieldSize: MAX_FIELD },
    })) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value);
        continue;
      }
      if (part.fieldname === 'plan') {
        fields.plan = await readSmall(part.file);
        continue;
      }
      const isHistory = part.fieldname === 'history';
      const path = join(folder, isHistory ? 'history' : 'file');
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
      if (part.file.truncated) throw new Refused('file_too_large', { params: { reason: 'upload' } });
      files[isHistory ? 'history' : 'file'] = {
        path,
        name: safeName(part.filename ?? ''),
        size: (await stat(path)).size,
      };
    }
    const { file } = files;
    if (!file) throw new Refused('invalid_input', { issues: [issue('required', 'file')] });
    return { id, file, historyPath: files.history?.path, fields, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** A mapping that comes as a file is no larger than one that comes as a text. */
async function readSmall(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > MAX_FIELD) throw new Refused('payload_too_large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

const PREFIX = 'import-';
const folderOf = (uploadDir: string, id: string): string => join(uploadDir, `${PREFIX}${id}`);

/** Where the file of an upload lies. */
export const uploadPath = (uploadDir: string, id: string): string => join(folderOf(uploadDir, id), 'file');

/** Removes the upload that a path belongs to; other places stay untouched. */
export async function discardUpload(uploadDir: string, path: string): Promise<void> {
  const folder = dirname(resolve(path));
  const isUpload = folder.startsWith(resolve(uploadDir) + sep) && basename(folder).startsWith(PREFIX);
  if (isUpload) await rm(folder, { recursive: true, force: true });
}

/** Does something with an upload that may be thrown away or imported meanwhile. Throws `not_found` then. */
export async function whileThere<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Refused('not_found');
    throw error;
  }
}
