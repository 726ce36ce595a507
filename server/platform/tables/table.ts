import type { HeaderIssue } from '#domain/exchange/index.ts';
import type { Encoding } from './encoding.ts';

export type TableRow = {
  /**
   * Row number as a spreadsheet shows it: from 1, blank rows counted, a quoted cell of several lines counted once.
   */
  row: number;
  /** At least as many as there are headers (missing ones are ''); more when the row has text beyond the last header. */
  cells: string[];
};

export type Table = {
  format: 'csv' | 'xlsx';
  /** Of a text file; XLSX is always UTF-8. */
  encoding: Encoding;
  /** Of a text file; '' for XLSX. */
  delimiter: string;
  /** Name of the sheet read; '' for a text file. */
  sheet: string;
  /** All visible sheets, in the order of the tabs. */
  sheets: string[];
  /** Each a name of its own: an empty header is '#3', a repeated one 'Amount (2)'; see headerIssues. */
  headers: string[];
  headerIssues: HeaderIssue[];
  /** Where the headers were found: the first row that is not blank, unless another was asked for. */
  headerRow: number;
  /** The rows below the headers without the blank ones, from the start at every call. Throws Refused. */
  rows(): AsyncGenerator<TableRow, void, undefined>;
  /** The first n rows. */
  sample(n: number): Promise<TableRow[]>;
};
