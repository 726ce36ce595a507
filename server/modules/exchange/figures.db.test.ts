import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { exchangeRoutes } from './index.ts';
import { type Folder, makeFolder } from './testing/files.ts';

let db: TestDatabase;
let admin: Context;
let plain: Context;
let acting: Context;
let app: App;
let folder: Folder;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  admin = await world.as(await world.user('admin', { roles: ['administrator'] }), 'api');
  plain = await world.as(await world.user('rep', { roles: ['rep'] }), 'api');
  acting = admin;
  folder = makeFolder();
  app = await createServer({
    log: createLog({ level: 'silent' }),
    labelOf: async () => undefined,
    authenticate: async () => ({ context: { ...acting, now: new Date() } }),
  });
  await exchangeRoutes(app, { pools: { owner: db.owner, app: db.app }, uploadDir: folder.path('uploads') });
  await app.ready();
  await createRecords(admin, 'opportunity', [
    { values: { name: '=1+1', amount: '1200.50' } },
    { values: { name: '产线改造', amount: '800' } },
  ]);
});
afterAll(async () => {
  await app?.close();
  folder?.remove();
  await db?.drop();
});

const CROSS = { measure: 'snapshot', dimensions: ['owner', 'phase'] } as const;
const FIGURES = {
  title: '驾驶舱',
  about: [['筛选', '=HYPERLINK("http://x")']],
  tables: [{ name: '在途', query: CROSS, parts: ['count', 'amount'] }],
  funnel: { name: '漏斗', query: { mode: 'cohort' } },
};

async function workbook(url: string, payload: object): Promise<ExcelJS.Workbook> {
  const answer = await app.inject({ method: 'POST', url, payload });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(answer.rawPayload).buffer);
  return book;
}

const texts = (sheet: ExcelJS.Worksheet | undefined) =>
  (sheet?.getSheetValues() ?? []).flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []));

test('figures are real numbers, with their definitions on the second sheet', async () => {
  const book = await workbook('/api/exports/figures?lang=zh-CN', FIGURES);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['漏斗', '口径说明', '在途 数量', '在途 金额']);
  expect(texts(book.getWorksheet('在途 数量')).at(-1)).toEqual(['合计', 2, 2]);
  expect(texts(book.getWorksheet('在途 金额')).at(-1)).toEqual(['合计', 2000.5, 2000.5]);
  const definitions = texts(book.getWorksheet('口径说明'));
  expect(definitions).toContainEqual(['筛选', '=HYPERLINK("http://x")']);
  expect(definitions.some(([label, text]) => label === '定义' && String(text).startsWith('观察时刻在途的记录'))).toBe(
    true,
  );
  const { rows } = await db.owner.query(
    `select details from ${admin.workspace.schema}.access_log where kind = 'export' order by at desc limit 1`,
  );
  expect(rows[0].details).toMatchObject({ figures: '驾驶舱', tables: [CROSS] });
});

test('the records behind a number are a file of as many rows', async () => {
  const book = await workbook('/api/exports/measured', {
    query: CROSS,
    cell: { keys: [{ except: [] }, { except: [] }], part: 'count' },
    columns: ['name', 'amount'],
  });
  const [, ...rows] = texts(book.worksheets[0]);
  // Text stays text: nothing in the file is a formula.
  expect(rows).toEqual([
    ['=1+1', 1200.5],
    ['产线改造', 800],
  ]);
});

test('who may not export gets nothing', async () => {
  acting = plain;
  try {
    for (const [url, payload] of [
      ['/api/exports/figures', FIGURES],
      ['/api/exports/measured', { query: CROSS, cell: { keys: [], part: 'count' } }],
    ] as const) {
      const answer = await app.inject({ method: 'POST', url, payload });
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'no_right' });
    }
  } finally {
    acting = admin;
  }
});
