import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

const CHUNK = 65_536;

/** A file or bytes in memory, read in pieces from any place. */
export type ByteSource = {
  size: number;
  read(start: number, length: number): Promise<Buffer>;
  /** Pieces of at most 64 kB from start to end (exclusive). */
  chunks(start: number, end: number): AsyncIterable<Buffer>;
};

export async function openSource(input: string | Buffer): Promise<ByteSource> {
  return typeof input === 'string' ? fileSource(input) : bufferSource(input);
}

async function fileSource(path: string): Promise<ByteSource> {
  const handle = await open(path);
  const { size } = await handle.stat().finally(() => handle.close());
  return {
    size,
    async read(start, length) {
      const file = await open(path);
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async *chunks(start, end) {
      if (end > start) yield* createReadStream(path, { start, end: end - 1, highWaterMark: CHUNK });
    },
  };
}

function bufferSource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (start, length) => bytes.subarray(start, start + length),
    async *chunks(start, end) {
      for (let at = start; at < end; at += CHUNK) {
        // Memory never waits, so others get their turn here.
        await setImmediate();
        yield bytes.subarray(at, Math.min(at + CHUNK, end));
      }
    },
  };
}
