import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { ByteSource } from './byteSource.ts';
import { MAX_RATIO, MAX_UNPACKED, RATIO_APPLIES_FROM } from './limits.ts';
import { tableRefusal } from './tableRefusal.ts';

type Entry = { method: number; encrypted: boolean; packed: number; unpacked: number; headerAt: number };

export type ZipArchive = {
  has(path: string): boolean;
  unpackedSize(path: string): number;
  /** The unpacked bytes of a part, never more than the directory announced. */
  chunks(path: string): AsyncGenerator<Buffer, void, undefined>;
};

const END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const MAX_ENTRIES = 10_000;
const MAX_DIRECTORY = 4_194_304;

/** Reads the central directory and refuses archives that unpack to too much, before anything is unpacked. */
export async function openZip(source: ByteSource): Promise<ZipArchive> {
  const entries = await readDirectory(source);
  const unpacked = [...entries.values()].reduce((sum, entry) => sum + entry.unpacked, 0);
  const bomb = unpacked > RATIO_APPLIES_FROM && unpacked > source.size * MAX_RATIO;
  if (unpacked > MAX_UNPACKED || bomb) throw tableRefusal('file_too_large', { reason: 'unpackedSize' });
  return {
    has: (path) => entries.has(normalise(path)),
    unpackedSize: (path) => entries.get(normalise(path))?.unpacked ?? 0,
    async *chunks(path) {
      const entry = entries.get(normalise(path));
      if (!entry) throw tableRefusal('file_unreadable', { reason: 'damaged' });
      yield* unpack(source, entry);
    },
  };
}

/** Some writers begin paths with '/' and Windows ones do not mind case. */
const normalise = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

async function readDirectory(source: ByteSource): Promise<Map<string, Entry>> {
  const tailLength = Math.min(source.size, 65_557);
  const tail = await source.read(source.size - tailLength, tailLength);
  const endAt = tail.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (endAt < 0 || endAt + 22 > tail.length || tail.readUInt32LE(endAt) !== END)
    throw tableRefusal('file_unreadable', { reason: 'damaged' });
  const count = tail.readUInt16LE(endAt + 10);
  const length = tail.readUInt32LE(endAt + 12);
  const start = tail.readUInt32LE(endAt + 16);
  if (count > MAX_ENTRIES || length > MAX_DIRECTORY) throw tableRefusal('file_unreadable', { reason: 'damaged' });
  const directory = await source.read(start, length);
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw tableRefusal('file_unreadable', { reason: 'damaged' });
    const nameLength = directory.readUInt16LE(at + 28);
    entries.set(normalise(directory.toString('utf8', at + 46, at + 46 + nameLength)), {
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      // Sizes over 4 GB stand as 0xFFFFFFFF and are refused as too large.
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      headerAt: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function* unpack(source: ByteSource, entry: Entry): AsyncGenerator<Buffer, void, undefined> {
  const header = await source.read(entry.headerAt, 30);
  const known = entry.method === 0 || entry.method === 8;
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_HEADER || !known || entry.encrypted) {
    throw tableRefusal('file_unreadable', { reason: 'damaged' });
  }
  const dataAt = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (dataAt + entry.packed > source.size) throw tableRefusal('file_unreadable', { reason: 'damaged' });
  const packed = source.chunks(dataAt, dataAt + entry.packed);
  let length = 0;
  try {
    for await (const chunk of entry.method === 0 ? packed : inflate(packed)) {
      length += chunk.length;
      // The directory lied: never unpack more than was weighed.
      if (length > entry.unpacked) throw tableRefusal('file_unreadable', { reason: 'damaged' });
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? tableRefusal('file_unreadable', { reason: 'damaged' }) : error;
  }
  if (length < entry.unpacked) throw tableRefusal('file_unreadable', { reason: 'damaged' });
}

function inflate(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // Errors reach the reader through the iteration of the last stream.
  return pipeline(Readable.from(packed), createInflateRaw({ chunkSize: 65_536 }), () => {});
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
