import { randomBytes, randomFillSync } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;

/** UUIDv7 (RFC 9562): ordered by time, so that inserts stay at the right edge of the index. Monotonic within this process. */
export function newId(now: number = Date.now()): string {
  counter = now === lastMillisecond ? counter + 1 : randomBytes(2).readUInt16BE() & 0x7ff;
  lastMillisecond = now;
  const bytes = sixteen();
  bytes.writeUIntBE(now + (counter >> 12), 0, 6);
  bytes.writeUInt16BE(0x7000 | (counter & 0xfff), 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Random bytes are asked for by the thousand: each call for them costs more than the bytes. */
const pool = Buffer.allocUnsafe(4096);
let used = pool.length;

function sixteen(): Buffer {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
