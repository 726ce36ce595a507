import type { ByteSource } from './byteSource.ts';
import { tableRefusal } from './tableRefusal.ts';
import { utf16Of } from './utf16.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('504b0304', 'hex');
const EMPTY_ZIP = Buffer.from('504b0506', 'hex');
const KNOWN_OTHERS = ['%PDF-', '{\\rtf', '\x89PNG', 'GIF8', '\x1f\x8b', 'Rar!', '7z\xbc\xaf'];
const MARKUP = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|svg|meta|head)/i;

/** What the bytes say the file is, whatever its name says. Throws for what cannot be a table. */
export async function detectKind(source: ByteSource): Promise<'csv' | 'xlsx'> {
  if (source.size === 0) throw tableRefusal('file_empty');
  const start = await source.read(0, 65_536);
  if (start.subarray(0, 4).equals(ZIP)) return 'xlsx';
  // An OLE container: an .xlsx with a password, or an .xls of before 2007.
  if (start.subarray(0, 8).equals(OLE)) throw tableRefusal('file_unreadable', { reason: 'protected' });
  const head = start.toString('latin1');
  const foreign = start.subarray(0, 4).equals(EMPTY_ZIP) || KNOWN_OTHERS.some((mark) => head.startsWith(mark));
  if (foreign || MARKUP.test(head) || isBinary(start)) throw tableRefusal('file_not_a_table');
  return 'csv';
}

/** Text has no NUL (UTF-16 has) and hardly any control characters. */
function isBinary(start: Buffer): boolean {
  if (utf16Of(start)) return false;
  let controls = 0;
  for (const byte of start) {
    if (byte === 0) return true;
    if (byte < 32 && (byte < 9 || byte > 13) && byte !== 26 && byte !== 27) controls++;
  }
  return controls * 100 > start.length;
}
