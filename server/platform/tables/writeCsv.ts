import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { guardFormula } from './guardFormula.ts';
import { writePages } from './writePages.ts';
import type { WriteCell, WriteColumn, WriteRows, WriteTableOptions } from './writeTypes.ts';

const CHUNK = 65_536;
/** A column of these types only holds what its type says; anything else in it is treated as text. */
const HARMLESS: Partial<Record<WriteColumn['type'], RegExp>> = {
  number: /^[+-]?\d+(?:\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/,
};

const NEEDS_QUOTES = /["\r\n]|^\s|\s$|^sep=/i;

/** RFC 4180 with CRLF; see writeTable. */
export async function writeCsv(
  destination: Writable,
  options: Pick<WriteTableOptions, 'columns' | 'delimiter' | 'bom'>,
  rows: WriteRows,
): Promise<{ rows: number; cut: number }> {
  const { columns, delimiter = ',', bom = true } = options;
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const asText = (value: string): string => {
    const text = guardFormula(value);
    return text.includes(delimiter) || NEEDS_QUOTES.test(text) ? quoted(text) : text;
  };
  const writers = columns.map(({ type }) => {
    const harmless = HARMLESS[type];
    return (value: WriteCell): string => {
      if (!value) return '';
      if (!harmless?.test(value)) return asText(value);
      return value.includes(delimiter) ? quoted(value) : value;
    };
  });
  // A row of one empty cell would be a blank line, which readers skip.
  const line = (cells: string[]) => `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(delimiter)}\r\n`;

  let written = 0;
  async function* text(): AsyncGenerator<string> {
    let chunk = (bom ? '\uFEFF' : '') + line(columns.map(({ header }) => (header ? asText(header) : '')));
    for await (const page of writePages(rows)) {
      for (const row of page) {
        written++;
        chunk += line(writers.map((write, index) => write(row[index])));
        if (chunk.length < CHUNK) continue;
        yield chunk;
        chunk = '';
        await setImmediate();
      }
    }
    yield chunk;
  }
  await pipeline(Readable.from(text()), destination);
  return { rows: written, cut: 0 };
}
