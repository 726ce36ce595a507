import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { guardFormula } from './guardFormula.ts';
import type { WriteCell, WriteColumn, WriteRows, WriteTableOptions } from './writeTypes.ts';

const CHUNK = 65_536;
/** A column of these types only holds what its type says; anything else in it is treated as text. */
const HARMLESS: Partial<Record<WriteColumn['type'], RegExp>> = {
  number: /^[+-]?\d+(?:\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/,
};

/** RFC 4180 with CRLF; see writeTable. */
export async function writeCsv(
  destination: Writable,
  options: Pick<WriteTableOptions, 'columns' | 'delimiter' | 'bom'>,
  rows: WriteRows,
): Promise<{ rows: number; cut: number }> {
  const { columns, delimiter = ',', bom = true } = options;
  const needsQuotes = (text: string) => text.includes(delimiter) || /["\r\n]|^\s|\s$|^sep=/i.test(text);
  const cell = (value: WriteCell, column: WriteColumn): string => {
    if (!value) return '';
    const text = HARMLESS[column.type]?.test(value) ? value : guardFormula(value);
    return needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  // A row of one empty cell would be a blank line, which readers skip.
  const line = (cells: string[]) => `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(delimiter)}\r\n`;

  let written = 0;
  async function* text(): AsyncGenerator<string> {
    const headers = columns.map((column) => cell(column.header, { header: '', type: 'text' }));
    let chunk = (bom ? '\uFEFF' : '') + line(headers);
    for await (const row of rows) {
      written++;
      chunk += line(columns.map((column, i) => cell(row[i], column)));
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
      await setImmediate();
    }
    yield chunk;
  }
  await pipeline(Readable.from(text()), destination);
  return { rows: written, cut: 0 };
}
