type Utf16 = 'utf-16le' | 'utf-16be';

/** Signs of every table: a line's end, and what stands between its cells. */
const LINE_END = /[\n\r]/;
const BETWEEN = /[,;\t|]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not hold
const FOREIGN = /[\u0000-\u0008\u000E-\u001F\uFFFE\uFFFF]/;

/**
 * UTF-16 by its byte-order mark; without one, by the NULs that its line ends and separators have on one side only, where
 * what is read that way is text. Undefined for anything else.
 */
export function utf16Of(start: Buffer): Utf16 | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const nulls = { even: 0, odd: 0 };
  start.forEach((byte, index) => {
    if (byte === 0) nulls[index % 2 === 0 ? 'even' : 'odd']++;
  });
  // Characters such as 一 (U+4E00) have their NUL on the other side; they are the fewer ones.
  const found: Utf16 = nulls.odd > nulls.even ? 'utf-16le' : 'utf-16be';
  const [more, fewer] = [Math.max(nulls.odd, nulls.even), Math.min(nulls.odd, nulls.even)];
  if (more === 0 || fewer * 2 > more) return undefined;
  try {
    const text = new TextDecoder(found, { fatal: true }).decode(start.subarray(0, wholeCharacters(start, found)));
    return LINE_END.test(text) && BETWEEN.test(text) && !FOREIGN.test(text) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The start of a long file may end in the middle of a character. */
function wholeCharacters(start: Buffer, encoding: Utf16): number {
  const even = start.length - (start.length % 2);
  if (start.length < 65_536 || even < 2) return even;
  const last = encoding === 'utf-16le' ? start.readUInt16LE(even - 2) : start.readUInt16BE(even - 2);
  return last >= 0xd800 && last <= 0xdbff ? even - 2 : even;
}
