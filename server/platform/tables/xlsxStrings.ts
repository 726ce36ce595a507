import { MAX_SHARED_STRINGS } from './limits.ts';
import { tableRefusal } from './tableRefusal.ts';
import { readPart } from './xlsxParts.ts';
import type { ZipArchive } from './zipArchive.ts';

/** The texts that cells refer to by number: the runs of a rich text joined, phonetic hints (rPh) left out. */
export async function readStrings(zip: ZipArchive, path: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (path === undefined || !zip.has(path)) return strings;
  if (zip.unpackedSize(path) > MAX_SHARED_STRINGS) throw tableRefusal('file_too_large', { reason: 'unpackedSize' });
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await readPart(zip, path, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}

/** Characters that XML cannot hold are written _x000D_; a literal _x000D_ has its underscore written _x005F_. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
