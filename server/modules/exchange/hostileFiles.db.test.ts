import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { listImportRecords } from './importRecords.ts';
import { runImport } from './index.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';

/** Cells that no honest file holds: the rest of the file comes in, and each of them is told with its row. */
let db: TestDatabase;
let ctx: Context;
let folder: Folder;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  ctx = await world.as(await world.user('admin', { roles: ['administrator'] }));
  folder = makeFolder();
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

/** A workbook of inline strings, made by hand: no honest writer puts these in. */
function workbook(rows: readonly string[][]): Buffer {
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  const lines = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
  const parts: Record<string, string> = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${relation}" Target="sheet.xml"/></Relationships>`,
    'xl/sheet.xml': `<worksheet><sheetData>${lines}</sheetData></worksheet>`,
  };
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(text), 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

test('NUL, half characters, endless texts and days that are none are told by row, and the rest comes in', async () => {
  const rows = [
    ['名称', '简称', '上级', '成立'],
    ['好的', 'a', '', '2001'],
    ['坏_x0000_的', 'b', '', '2001'],
    ['好二', '半_xD800_', '', '2001'],
    ['好三', 'c', '没_x0000_有', '2001'],
    ['长'.repeat(10_000), 'd', '', '2001'],
    ['从右\u202Etxt.exe', '\u200Fشركة', '', '2001'],
  ];
  const file = folder.write('bad.xlsx', workbook(rows));
  const columns = { 名称: 'name', 简称: 'shortName', 上级: { field: 'parent' } } as const;
  const done = await runImport(ctx, planOf({ object: 'account', columns }), file);
  expect(done).toMatchObject({ state: 'done', counts: { rowsRead: 6, created: 3, refused: 3 } });
  const refused = (await listImportRecords(ctx, done.id, { outcome: 'refused', after: 0 })).rows;
  expect(refused.map(({ row, problems }) => [row, problems?.[0]?.code])).toEqual([
    [3, 'invalid_character'],
    [4, 'invalid_character'],
    [6, 'too_long'],
  ]);
  const { records } = await listRecords(ctx, 'account', { limit: 10 });
  const names = records.map(({ values }) => values.name);
  expect(names).toContain('好三');
  // Marks for writing from right to left are part of honest names; they stay.
  expect(records.find(({ values }) => values.shortName === '\u200Fشركة')).toBeDefined();
});

test('31 February is a problem of its cell', async () => {
  const csv = '商机名称,预计成交日期\n甲,31/02/2024\n乙,28/02/2024\n';
  const columns = { 商机名称: 'name', 预计成交日期: { field: 'expectedCloseDate', dateFormat: 'dd/mm/yyyy' } } as const;
  const done = await runImport(ctx, planOf({ object: 'opportunity', columns }), folder.write('days.csv', csv));
  expect(done.counts).toMatchObject({ created: 1, refused: 1 });
  const [row] = (await listImportRecords(ctx, done.id, { outcome: 'refused', after: 0 })).rows;
  expect(row).toMatchObject({
    row: 2,
    problems: [{ column: '预计成交日期', value: '31/02/2024', code: 'not_a_date' }],
  });
});
