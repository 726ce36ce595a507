import type { Writable } from 'node:stream';
import { writeCsv } from './writeCsv.ts';
import type { WriteRows, WriteTableOptions } from './writeTypes.ts';
import { writeXlsx } from './writeXlsx.ts';

/**
 * Streams rows into a file and ends the destination, waiting whenever it is full. Texts that a spreadsheet could run as
 * a formula are made harmless: in CSV by a `'` before them (openTable takes it off again), in XLSX by being typed text.
 * Returns the number of rows written and of texts cut to what a cell can hold (XLSX 32 767 characters).
 * Throws Refused file_too_large when an XLSX would pass 1 048 576 rows.
 */
export async function writeTable(
  destination: Writable,
  options: WriteTableOptions,
  rows: WriteRows,
): Promise<{ rows: number; cut: number }> {
  return options.format === 'csv' ? writeCsv(destination, options, rows) : writeXlsx(destination, options, rows);
}
