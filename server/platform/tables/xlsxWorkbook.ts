import { tableRefusal } from './tableRefusal.ts';
import { readPart, readRelations } from './xlsxParts.ts';
import { readStyles, type StyleKind } from './xlsxStyles.ts';
import { readAttribute } from './xmlScanner.ts';
import type { ZipArchive } from './zipArchive.ts';

export type Workbook = {
  /** Visible worksheets in the order of the tabs. */
  sheets: { name: string; path: string }[];
  /** Days count from 1904 (old Macs) instead of 1900. */
  date1904: boolean;
  styles: StyleKind[];
  stringsPath: string | undefined;
};

export async function readWorkbook(zip: ZipArchive): Promise<Workbook> {
  const roots = [...(await readRelations(zip, '')).values()];
  const path = roots.find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  // Other packed files (.docx, .ods, .zip) have no workbook; a binary .xlsb has, but not in XML.
  if (path.endsWith('.bin')) throw tableRefusal('file_unreadable', { reason: 'protected' });
  if (!zip.has(path) || !path.includes('workbook')) throw tableRefusal('file_not_a_table');
  const relations = await readRelations(zip, path);
  const sheets: Workbook['sheets'] = [];
  let date1904 = false;
  await readPart(zip, path, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(readAttribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet' || (readAttribute(attributes, 'state') ?? 'visible') !== 'visible') return;
      const relation = relations.get(readAttribute(attributes, 'r:id') ?? '');
      if (relation?.type === 'worksheet' && zip.has(relation.target)) {
        sheets.push({ name: readAttribute(attributes, 'name') ?? '', path: relation.target });
      }
    },
  });
  const targetOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const stylesPath = targetOf('styles');
  const styles = stylesPath && zip.has(stylesPath) ? await readStyles(zip, stylesPath) : [];
  return { sheets, date1904, styles, stringsPath: targetOf('sharedStrings') };
}
