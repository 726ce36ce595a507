import { readPart } from './xlsxParts.ts';
import { readAttribute } from './xmlScanner.ts';
import type { ZipArchive } from './zipArchive.ts';

/** What the number in a cell of this style is: a moment, a length of time ([h]:mm), a percentage or a plain number. */
export type StyleKind = 'number' | 'date' | 'duration' | 'percent';

/** The kind of every cell style, by the index that cells carry. */
export async function readStyles(zip: ZipArchive, path: string): Promise<StyleKind[]> {
  const custom = new Map<number, string>();
  const styles: StyleKind[] = [];
  let inCellStyles = false;
  await readPart(zip, path, {
    open(name, attributes) {
      if (name === 'numFmt')
        custom.set(Number(readAttribute(attributes, 'numFmtId')), readAttribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(readAttribute(attributes, 'numFmtId') ?? 0);
        const code = custom.get(id);
        styles.push(code === undefined ? builtinKind(id) : formatKind(code));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** ECMA-376 part 1, 18.8.30: 27–36 and 50–58 are dates in Chinese, Japanese and Korean. */
function builtinKind(id: number): StyleKind {
  if (id === 9 || id === 10) return 'percent';
  if (id === 46) return 'duration';
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'number';
}

/** '[$-804]yyyy"年"m"月"' is a date: quoted, escaped and bracketed parts say nothing, the letters y m d h s do. */
export function formatKind(code: string): StyleKind {
  const bare = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';')[0] ?? '';
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'duration';
  const letters = bare.replace(/\[[^\]]*\]|general/gi, '');
  if (/[ymdhs]/i.test(letters)) return 'date';
  return letters.includes('%') ? 'percent' : 'number';
}
