import { checkRow, isBlank, MAX_CELL } from './limits.ts';
import type { TableRow } from './table.ts';
import { tableRefusal } from './tableRefusal.ts';
import { isoDateText, numberText } from './xlsxCells.ts';
import { scanPart } from './xlsxParts.ts';
import { unescapeText } from './xlsxStrings.ts';
import type { Workbook } from './xlsxWorkbook.ts';
import { readAttribute, type XmlHandler } from './xmlScanner.ts';
import type { ZipArchive } from './zipArchive.ts';

/** The last column of a sheet is XFD. */
const LAST_COLUMN = 16_384;

/** Rows of one worksheet in file order, blank ones left out; only one piece of the sheet is in memory. */
export async function* readSheet(
  zip: ZipArchive,
  path: string,
  workbook: Workbook,
  strings: readonly string[],
): AsyncGenerator<TableRow, void, undefined> {
  const collector = new RowCollector(workbook, strings);
  for await (const _ of scanPart(zip, path, collector)) {
    for (const row of collector.take()) {
      checkRow(row.cells, row.row);
      if (!isBlank(row.cells)) yield row;
    }
  }
}

type Cell = { column: number; type: string; style: number };

class RowCollector implements XmlHandler {
  #workbook: Workbook;
  #strings: readonly string[];
  #ready: TableRow[] = [];
  #row: TableRow = { row: 0, cells: [] };
  #cell: Cell | undefined;
  #value = '';
  #inValue = false;
  #inPhonetic = false;

  constructor(workbook: Workbook, strings: readonly string[]) {
    this.#workbook = workbook;
    this.#strings = strings;
  }

  take(): TableRow[] {
    const rows = this.#ready;
    this.#ready = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'v' || name === 't') this.#inValue = this.#cell !== undefined && !this.#inPhonetic;
  }

  text(piece: string): void {
    if (!this.#inValue) return;
    this.#value += piece;
    if (this.#value.length > MAX_CELL) throw tableRefusal('file_cell_too_long', { row: this.#row.row, max: MAX_CELL });
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#ready.push(this.#row);
  }

  #openRow(attributes: string): void {
    const number = Number(readAttribute(attributes, 'r'));
    this.#row = { row: number > 0 ? number : this.#row.row + 1, cells: [] };
    this.#cell = undefined;
  }

  #openCell(attributes: string): void {
    const reference = readAttribute(attributes, 'r');
    const previous = this.#cell?.column ?? -1;
    this.#cell = {
      column: reference === undefined ? previous + 1 : columnOf(reference),
      type: readAttribute(attributes, 't') ?? 'n',
      style: Number(readAttribute(attributes, 's') ?? 0),
    };
    this.#value = '';
  }

  #closeCell(): void {
    if (!this.#cell || this.#value === '') return;
    const { cells } = this.#row;
    while (cells.length < this.#cell.column) cells.push('');
    cells[this.#cell.column] = this.#cellText(this.#cell);
  }

  #cellText({ type, style }: Cell): string {
    const stored = this.#value;
    switch (type) {
      case 's':
        return this.#strings[Number(stored)] ?? '';
      case 'b':
        return stored.trim() === '1' ? 'true' : 'false';
      case 'd':
        return isoDateText(stored);
      case 'e':
        return stored;
      case 'n':
        return numberText(stored, this.#workbook.styles[style] ?? 'number', this.#workbook.date1904);
      default:
        return unescapeText(stored);
    }
  }
}

/** 'AB12' → 27 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  if (column < 1 || column > LAST_COLUMN) throw tableRefusal('file_unreadable', { reason: 'damaged' });
  return column - 1;
}
