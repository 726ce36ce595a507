import { tableRefusal } from './tableRefusal.ts';

export const MAX_COLUMNS = 1_000;
/** Characters in one cell. */
export const MAX_CELL = 1_048_576;
/** Characters in one line of a text file. */
export const MAX_RECORD = 8 * MAX_CELL;
/** Bytes that the parts of an XLSX may unpack to, all together. */
export const MAX_UNPACKED = 1_073_741_824;
/** Bytes of the shared strings of an XLSX, which are held in memory. */
export const MAX_SHARED_STRINGS = 268_435_456;
/** How much smaller than its content a packed file may be before it counts as a bomb; small files may be anything. */
export const MAX_RATIO = 300;
export const RATIO_APPLIES_FROM = 67_108_864;

export function checkRow(cells: readonly string[], row: number): void {
  if (cells.length > MAX_COLUMNS && cells.findLastIndex((cell) => cell !== '') >= MAX_COLUMNS) {
    throw tableRefusal('file_too_many_columns', { max: MAX_COLUMNS });
  }
  for (const cell of cells) {
    if (cell.length > MAX_CELL) throw tableRefusal('file_cell_too_long', { row, max: MAX_CELL });
  }
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
