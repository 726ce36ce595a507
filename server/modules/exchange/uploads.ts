import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { issue } from '#domain/kernel/index.ts';
import { Refused } from '#server/platform/errors.ts';

export const MAX_UPLOAD = 1_073_741_824;
const MAX_FIELD = 1_048_576;
const KEEP_MS = 30 * 86_400_000;

export type Upload = {
  file: { path: string; name: string };
  historyPath: string | undefined;
  /** Text parts by name. */
  fields: Record<string, string>;
  discard(): Promise<void>;
};

/**
 * Streams the parts `file` and `history` of a form into a folder of their own; they stay as long as the import may be
 * resumed. The part `plan` may be a text or a file. Throws `invalid_input` without a file and `file_too_large`.
 */
export async function receiveUpload(request: FastifyRequest, uploadDir: string): Promise<Upload> {
  await mkdir(uploadDir, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(uploadDir, 'import-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const files: Record<string, { path: string; name: string }> = {};
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts({
      limits: { fileSize: MAX_UPLOAD, files: 3, fields: 5, fieldSize: MAX_FIELD },
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
      if (part.file.truncated) throw new Refused('file_too_large');
      files[isHistory ? 'history' : 'file'] = { path, name: part.filename.slice(0, 200) };
    }
    const { file } = files;
    if (!file) throw new Refused('invalid_input', { issues: [issue('required', 'file')] });
    return { file, historyPath: files.history?.path, fields, discard };
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

/** Removes the upload that a path belongs to; other places stay untouched. */
export async function discardUpload(uploadDir: string, path: string): Promise<void> {
  const folder = dirname(resolve(path));
  const isUpload = folder.startsWith(resolve(uploadDir) + sep) && basename(folder).startsWith('import-');
  if (isUpload) await rm(folder, { recursive: true, force: true });
}

/** Uploads of imports that nobody resumed for a month. */
export async function sweepUploads(uploadDir: string): Promise<void> {
  const names = await readdir(uploadDir).catch(() => []);
  for (const name of names.filter((one) => one.startsWith('import-'))) {
    const folder = join(uploadDir, name);
    if ((await stat(folder)).mtimeMs < Date.now() - KEEP_MS) await rm(folder, { recursive: true, force: true });
  }
}
