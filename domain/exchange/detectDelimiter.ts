export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Guesses what separates the cells of a text table from its beginning: the sign that cuts most lines into the same
 * number of cells. Signs and line ends inside quotes do not count. A single column gives ','.
 */
export function detectDelimiter(beginning: string): Delimiter {
  const records = unquotedRecords(beginning);
  let best: { delimiter: Delimiter; share: number; width: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const { width, share } = usualWidth(records.map((record) => record.split(delimiter).length));
    if (width < 2) continue;
    if (!best || share > best.share + 0.05 || (share > best.share - 0.05 && width > best.width)) {
      best = { delimiter, share, width };
    }
  }
  return best?.delimiter ?? ',';
}

/** A quote opens at the start of a line or after any possible delimiter; two in a row stand for one. */
const QUOTED = /(^|[,;\t|\r\n])([ ]*)"[^"]*(?:""[^"]*)*(?:"|$)/g;

/** The records without their quoted texts; the last one is left out when the text may be cut in the middle of it. */
function unquotedRecords(text: string): string[] {
  const records = text.replace(QUOTED, '$1').split(/\r\n|\r|\n/);
  const last = records.pop() ?? '';
  const whole = records.filter((record) => /[^ ]/.test(record));
  return whole.length < 2 && /[^ ]/.test(last) ? [...whole, last] : whole;
}

function usualWidth(widths: readonly number[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let usual = { width: 1, count: 0 };
  for (const [width, count] of counts) {
    if (count > usual.count || (count === usual.count && width > usual.width)) usual = { width, count };
  }
  return { width: usual.width, share: widths.length ? usual.count / widths.length : 0 };
}
