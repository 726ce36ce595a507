import { DATE_FORMATS, type DateFormat, readWritten, tidy } from './dateFormats.ts';
import { parseDate } from './parseDate.ts';

export type DetectedDateFormat = {
  /** The format that reads most of the samples; undefined when none reads half of them. */
  format: DateFormat | undefined;
  /** Day and month could be either way round: somebody has to say which. */
  ambiguous: boolean;
  /** Up to three samples and how they are read, the telling ones first. */
  examples: { text: string; date: string }[];
  /** Formats that read as many samples, best first. */
  candidates: DateFormat[];
  /** Samples that were not blank, and how many of them the format reads. */
  total: number;
  matched: number;
};

/** Spreadsheet day numbers look like any other number: take them for dates only from 1954 to 2118. */
const SERIAL_FROM = 20_000;
const SERIAL_TO = 80_000;

/** Finds how a column writes its dates. Give it as many cells as are at hand: one '13/02' settles day and month. */
export function detectDateFormat(samples: readonly string[]): DetectedDateFormat {
  const texts = [...new Set(samples.map(tidy).filter((text) => text !== ''))];
  const scores = DATE_FORMATS.map((format) => ({
    format,
    exact: texts.filter((text) => isWritten(text, format)).length,
    read: texts.filter((text) => parseDate(text, format) !== undefined).length,
  })).filter((score) => score.exact > 0);
  scores.sort((a, b) => b.read - a.read || b.exact - a.exact);
  const best = scores[0];
  if (!best || best.read * 2 < texts.length) {
    return { format: undefined, ambiguous: false, examples: [], candidates: [], total: texts.length, matched: 0 };
  }
  return {
    format: best.format,
    ambiguous: isAmbiguous(best.format, texts),
    examples: examplesOf(best.format, texts),
    candidates: scores.filter((score) => score.read === best.read).map((score) => score.format),
    total: texts.length,
    matched: best.read,
  };
}

function isWritten(text: string, format: DateFormat): boolean {
  if (format === 'excelSerial' && !(Number(text) >= SERIAL_FROM && Number(text) < SERIAL_TO)) return false;
  return readWritten(text, format) !== undefined && parseDate(text, format) !== undefined;
}

/** True when nothing rules the other order out, or when some cells only make sense the other way round. */
function isAmbiguous(format: DateFormat, texts: readonly string[]): boolean {
  if (format !== 'dd/mm/yyyy' && format !== 'mm/dd/yyyy') return false;
  const other = format === 'dd/mm/yyyy' ? 'mm/dd/yyyy' : 'dd/mm/yyyy';
  const otherOnly = texts.some((text) => parseDate(text, other) !== undefined && parseDate(text, format) === undefined);
  const settled = texts.some((text) => parseDate(text, format) !== undefined && parseDate(text, other) === undefined);
  return otherOnly || !settled;
}

function examplesOf(format: DateFormat, texts: readonly string[]): { text: string; date: string }[] {
  const read = texts.flatMap((text) => {
    const date = parseDate(text, format);
    return date === undefined ? [] : [{ text, date }];
  });
  const telling = (date: string) => (Number(date.slice(8)) > 12 ? 0 : 1);
  return read.toSorted((a, b) => telling(a.date) - telling(b.date)).slice(0, 3);
}
