import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { tableRefusal } from './tableRefusal.ts';
import { writePages } from './writePages.ts';
import type { WriteCell, WriteColumn, WriteRows, WriteTableOptions } from './writeTypes.ts';

const MAX_ROWS = 1_048_576;
const MAX_TEXT = 32_767;
const ROWS_AT_A_TIME = 200;
/** Days before March 1900 differ between spreadsheets and calendars; they are written as text. */
const FIRST_DATE = '1900-03-01';

type Written = { rows: number; cut: number };
export type WriteSheet = Pick<WriteTableOptions, 'columns' | 'sheetName'> & { rows: WriteRows };

/** Typed cells, header bold and frozen, filter arrows; see writeTable. */
export async function writeXlsx(
  destination: Writable,
  options: Pick<WriteTableOptions, 'columns' | 'sheetName'>,
  rows: WriteRows,
): Promise<Written> {
  return writeWorkbook(destination, [{ ...options, rows }]);
}

/** Several sheets, each as writeXlsx makes it, in one file. Names that are taken get a number. */
export async function writeWorkbook(destination: Writable, sheets: readonly WriteSheet[]): Promise<Written> {
  // The writer ignores a full destination: it writes here, and the loop below waits until this has been drained.
  const buffer = new PassThrough({ highWaterMark: 1_048_576 });
  const finished = pipeline(buffer, destination);
  const [result] = await Promise.all([fill(buffer, sheets), finished]).catch((error: unknown) => {
    buffer.destroy();
    destination.destroy();
    throw error;
  });
  return result;
}

async function fill(buffer: PassThrough, sheets: readonly WriteSheet[]): Promise<Written> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: buffer, useStyles: true, useSharedStrings: false });
  const taken = new Set<string>();
  const all: Written = { rows: 0, cut: 0 };
  for (const sheet of sheets) {
    const written = await fillSheet(workbook, buffer, { ...sheet, sheetName: freeName(sheet.sheetName, taken) });
    all.rows += written.rows;
    all.cut += written.cut;
  }
  await workbook.commit();
  return all;
}

function freeName(name: string | undefined, taken: Set<string>): string {
  const safe = safeSheetName(name);
  let free = safe;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${safe.slice(0, 27)} ${number}`;
  taken.add(free.toLowerCase());
  return free;
}

async function fillSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  buffer: PassThrough,
  { columns, sheetName, rows }: WriteSheet & { sheetName: string },
): Promise<Written> {
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ width: widthOf(column), style: { numFmt: numberFormat(column) } }));
  const header = sheet.addRow(columns.map((column) => escapeText(column.header)));
  header.font = { bold: true };
  header.commit();
  let written = 0;
  let cut = 0;
  for await (const page of writePages(rows)) {
    for (const row of page) {
      if (++written >= MAX_ROWS) throw tableRefusal('file_too_large', { reason: 'rows', max: MAX_ROWS - 1 });
      cut += row.filter((value) => value && value.length > MAX_TEXT).length;
      sheet.addRow(columns.map((column, i) => typed(row[i], column))).commit();
      if (written % ROWS_AT_A_TIME === 0) await breathe(buffer);
    }
  }
  if (columns.length > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  sheet.commit();
  return { rows: written, cut };
}

/** Lets packing catch up, and waits while the destination is full. */
async function breathe(buffer: PassThrough): Promise<void> {
  await setImmediate();
  if (buffer.destroyed) throw buffer.errored ?? new Error('the destination was closed');
  if (buffer.writableNeedDrain) await Promise.race([once(buffer, 'drain'), once(buffer, 'close')]);
}

function typed(value: WriteCell, column: WriteColumn): string | number | Date | null {
  if (!value) return null;
  if (column.type === 'number' && isExactNumber(value)) return Number(value);
  if (column.type === 'date' || column.type === 'dateTime') return dateOf(value) ?? escapeText(value);
  return escapeText(value);
}

/** A spreadsheet keeps 15 digits: a longer number stays whole as text. */
function isExactNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= 15;
}

/** The writer turns a Date into days by its UTC clock, so the local time is given as if it were UTC. */
function dateOf(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?$/.test(text) || text < FIRST_DATE)
    return undefined;
  const date = new Date(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text.slice(0, 10)) ? undefined : date;
}

function numberFormat({ type, scale, percent }: WriteColumn): string {
  if (percent) return '0.0%';
  if (type === 'date') return 'yyyy-mm-dd';
  if (type === 'dateTime') return 'yyyy-mm-dd hh:mm:ss';
  if (type === 'text') return '@';
  if (type === 'number' && scale !== undefined) return scale > 0 ? `#,##0.${'0'.repeat(scale)}` : '#,##0';
  return 'General';
}

function widthOf({ type, header }: WriteColumn): number {
  const usual = type === 'dateTime' ? 20 : type === 'text' ? 24 : 14;
  return Math.min(Math.max(usual, header.length * 2), 60);
}

/** XML cannot hold most control characters (dropped) and reads _x0041_ as 'A' (escaped). */
function escapeText(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

function safeSheetName(name = 'Sheet1'): string {
  const safe = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return safe.slice(0, 31) || 'Sheet1';
}
