import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { DELIMITERS, type Delimiter, detectDelimiter } from '#domain/exchange/index.ts';
import type { ByteSource } from './byteSource.ts';
import { decode, detectEncoding, type Encoding } from './encoding.ts';
import { unguardFormula } from './guardFormula.ts';
import { checkRow, isBlank, MAX_CELL, MAX_RECORD } from './limits.ts';
import type { TableRow } from './table.ts';
import { tableRefusal } from './tableRefusal.ts';

export type RawTable = {
  encoding: Encoding;
  delimiter: string;
  sheet: string;
  sheets: string[];
  /** Every row that is not blank, headers included. */
  rawRows(): AsyncGenerator<TableRow, void, undefined>;
};

export async function openCsv(
  source: ByteSource,
  wanted: { delimiter?: string; encoding?: Encoding },
): Promise<RawTable> {
  const encoding = wanted.encoding ?? (await detectEncoding(source));
  const beginning = await readBeginning(source, encoding);
  const declared = declaredDelimiter(beginning);
  const delimiter = wanted.delimiter ?? declared ?? detectDelimiter(beginning);
  const skipFirst = declared !== undefined;
  return { encoding, delimiter, sheet: '', sheets: [], rawRows: () => readCsv(source, encoding, delimiter, skipFirst) };
}

async function readBeginning(source: ByteSource, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const piece of decode(source, encoding)) {
    text += piece;
    if (text.length >= 65_536) break;
  }
  return text;
}

/** Excel reads a first line 'sep=;' as an instruction. */
function declaredDelimiter(beginning: string): Delimiter | undefined {
  const sign = /^sep=(.)\r?\n/i.exec(beginning)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === sign);
}

async function* readCsv(
  source: ByteSource,
  encoding: Encoding,
  delimiter: string,
  skipFirst: boolean,
): AsyncGenerator<TableRow, void, undefined> {
  const parser = Readable.from(decode(source, encoding)).compose(
    parse({
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: MAX_RECORD,
    }),
  );
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row++;
      if (isBlank(record) || (skipFirst && row === 1)) continue;
      checkRow(record, row);
      yield { row, cells: record.map(unguardFormula) };
    }
  } catch (error) {
    throw translate(error, row + 1);
  }
}

function translate(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tableRefusal('file_cell_too_long', { row, max: MAX_CELL });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return tableRefusal('file_unreadable', { reason: 'openQuote', row });
  return tableRefusal('file_unreadable', { reason: 'damaged', row });
}
