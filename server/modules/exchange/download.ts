import { PassThrough, type Writable } from 'node:stream';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * The stream that a writer opens. What the writer refuses before is thrown as any refusal; what fails later cuts the
 * download off, since its head is sent already.
 */
export function firstByte(
  log: FastifyBaseLogger,
  write: (open: () => Writable) => Promise<unknown>,
): Promise<PassThrough> {
  const { promise, resolve, reject } = Promise.withResolvers<PassThrough>();
  const stream = new PassThrough();
  stream.on('error', (error) => log.warn({ err: error }, 'a download was cut off'));
  let isOpen = false;
  const open = () => {
    isOpen = true;
    resolve(stream);
    return stream;
  };
  write(open).catch((error: Error) => (isOpen ? stream.destroy(error) : reject(error)));
  return promise;
}

/** For readers of headers that know ASCII alone. */
const plainName = (name: string) => name.replace(/[^\x20-\x7e]|["\\%/]/g, '_');

/** Says what the answer is and by which name to keep it; never to be shown in place. */
export function download(reply: FastifyReply, name: string, format: keyof typeof TYPES): FastifyReply {
  return reply
    .header('content-type', TYPES[format])
    .header(
      'content-disposition',
      `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
    )
    .header('x-content-type-options', 'nosniff');
}
