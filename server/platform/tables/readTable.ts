import { nameHeaders } from '#domain/exchange/index.ts';
import { openSource } from './byteSource.ts';
import { openCsv, type RawTable } from './csvTable.ts';
import type { Encoding } from './encoding.ts';
import { detectKind } from './fileKind.ts';
import { checkRow } from './limits.ts';
import type { Table, TableRow } from './table.ts';
import { tableRefusal } from './tableRefusal.ts';
import { openXlsx } from './xlsxTable.ts';

export type OpenTableOptions = {
  /** XLSX: name of the sheet; the first visible one when left out. */
  sheet?: string;
  /** Text files: found from the content when left out. */
  delimiter?: string;
  encoding?: Encoding;
  /** Row that holds the headers, where titles stand above them; the first row that is not blank when left out. */
  headerRow?: number;
};

/**
 * Opens a CSV or XLSX file (by its content, not its name) and reads its headers. Nothing stays open between calls and
 * rows are streamed, so memory does not grow with the file; only the shared strings of an XLSX are held.
 * Throws Refused: file_empty, file_not_a_table, file_unreadable, file_too_large, file_too_many_columns,
 * file_cell_too_long – the last three also while rows are read.
 */
export async function openTable(input: string | Buffer, options: OpenTableOptions = {}): Promise<Table> {
  const source = await openSource(input);
  const format = await detectKind(source);
  const raw = format === 'xlsx' ? await openXlsx(source, options.sheet) : await openCsv(source, options);
  const header = await findHeader(raw, options.headerRow);
  const { headers, issues } = nameHeaders(header.cells);
  const { encoding, delimiter, sheet, sheets } = raw;
  const rows = () => rowsBelow(raw, header.row, headers.length);
  return {
    format,
    encoding,
    delimiter,
    sheet,
    sheets,
    headers,
    headerIssues: issues,
    headerRow: header.row,
    rows,
    sample: (n) => take(rows(), n),
  };
}

async function findHeader(raw: RawTable, wanted: number | undefined): Promise<TableRow> {
  for await (const row of raw.rawRows()) {
    if (wanted !== undefined && row.row < wanted) continue;
    checkRow(row.cells, row.row);
    return row;
  }
  throw tableRefusal('file_empty');
}

async function* rowsBelow(raw: RawTable, headerRow: number, width: number): AsyncGenerator<TableRow, void, undefined> {
  for await (const { row, cells } of raw.rawRows()) {
    if (row <= headerRow) continue;
    while (cells.length < width) cells.push('');
    while (cells.length > width && cells.at(-1)?.trim() === '') cells.pop();
    yield { row, cells };
  }
}

async function take(rows: AsyncGenerator<TableRow, void, undefined>, n: number): Promise<TableRow[]> {
  const taken: TableRow[] = [];
  if (n <= 0) return taken;
  for await (const row of rows) {
    taken.push(row);
    if (taken.length >= n) break;
  }
  return taken;
}
