import type { ByteSource } from './byteSource.ts';
import type { RawTable } from './csvTable.ts';
import { tableRefusal } from './tableRefusal.ts';
import { readSheet } from './xlsxRows.ts';
import { readStrings } from './xlsxStrings.ts';
import { readWorkbook } from './xlsxWorkbook.ts';
import { openZip } from './zipArchive.ts';

/**
 * Opens the sheet of that name, or the first visible one.
 * Read with own parts instead of exceljs's streaming reader, which reads the archive front to back (sheets go through
 * temporary files, nothing bounds what is unpacked), loses names and targets that other writers spell differently, and
 * returns phonetic hints for texts, floats for formulas' dates and booleans, and the last run of an inline rich text.
 */
export async function openXlsx(source: ByteSource, wanted: string | undefined): Promise<RawTable> {
  const zip = await openZip(source);
  const workbook = await readWorkbook(zip);
  const sheet = wanted === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === wanted);
  if (!sheet && wanted !== undefined) throw tableRefusal('file_unreadable', { reason: 'unknownSheet', sheet: wanted });
  if (!sheet) throw tableRefusal('file_empty');
  const strings = await readStrings(zip, workbook.stringsPath);
  return {
    encoding: 'utf-8',
    delimiter: '',
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name }) => name),
    rawRows: () => readSheet(zip, sheet.path, workbook, strings),
  };
}
