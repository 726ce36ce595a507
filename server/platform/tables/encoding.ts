import { looksBig5 } from './big5.ts';
import type { ByteSource } from './byteSource.ts';
import { tableRefusal } from './tableRefusal.ts';
import { utf16Of } from './utf16.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** UTF-16 by its mark or its look; else UTF-8 when the whole file is valid in it, else Big5 or GB18030 likewise. */
export async function detectEncoding(source: ByteSource): Promise<Encoding> {
  const start = await source.read(0, 65_536);
  const wide = utf16Of(start);
  if (wide) return wide;
  if (await isValid(source, 'utf-8')) return 'utf-8';
  if (looksBig5(start) && (await isValid(source, 'big5'))) return 'big5';
  if (await isValid(source, 'gb18030')) return 'gb18030';
  throw tableRefusal('file_unreadable', { reason: 'encoding' });
}

/** The text in pieces, without a byte-order mark. Bytes that are wrong in the encoding end in `file_unreadable`. */
export async function* decode(source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of source.chunks(0, source.size)) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    throw isDecodingError(error) ? tableRefusal('file_unreadable', { reason: 'encoding' }) : error;
  }
}

async function isValid(source: ByteSource, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of source.chunks(0, source.size)) {
      if (chunk.includes(0)) throw tableRefusal('file_not_a_table');
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (isDecodingError(error)) return false;
    throw error;
  }
}

const isDecodingError = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
