export { ENCODINGS, type Encoding } from './encoding.ts';
export { type OpenTableOptions, openTable } from './readTable.ts';
export type { Table, TableRow } from './table.ts';
export type { TableErrorCode, TableRefusalParams } from './tableRefusal.ts';
export { writeTable } from './writeTable.ts';
export type { ColumnType, WriteCell, WriteColumn, WriteRows, WriteTableOptions } from './writeTypes.ts';
export { type WriteSheet, writeWorkbook } from './writeXlsx.ts';
