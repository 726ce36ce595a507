import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { migrateWorkspace, openPool } from './index.ts';

let db: TestDatabase;
let folder: string;
let schema: string;
let schemas = 0;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  schema = `ws_probe_${++schemas}`;
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const run = () => migrateWorkspace(db.owner, schema, folder);
const query = async (sql: string) => (await db.owner.query(sql.replaceAll(':schema', schema))).rows;

test('applies files in order, once, with the schema put for its placeholder', async () => {
  put(
    '0001_box.sql',
    "create table :schema.box (id int, note text default 'a:schema'::text); grant usage on schema :schema to loudou_app;",
  );
  put('0002_more.sql', 'insert into :schema.box values (7);');
  expect(await run()).toBe(2);
  expect(await run()).toBe(0);
  put('0003_last.sql', 'alter table :schema.box add column n bigint default 3;');
  expect(await run()).toBe(1);
  expect(await query('select id, n from :schema.box')).toEqual([{ id: 7, n: 3 }]);
  expect(await query('select number, name from :schema.migration order by 1')).toEqual([
    { number: 1, name: 'box' },
    { number: 2, name: 'more' },
    { number: 3, name: 'last' },
  ]);
});

test('many servers that start at once apply each file once', async () => {
  put('0001_count.sql', 'create table :schema.count (n int); insert into :schema.count values (0);');
  for (let i = 2; i <= 6; i++) put(`000${i}_add.sql`, 'update :schema.count set n = n + 1;');
  const servers = Array.from({ length: 5 }, () => openPool(db.url, 1, 'server'));
  const applied = await Promise.all(servers.map((server) => migrateWorkspace(server, schema, folder)));
  await Promise.all(servers.map((server) => server.end()));
  expect(applied.reduce((sum, n) => sum + n)).toBe(6);
  expect(await query('select n from :schema.count')).toEqual([{ n: 5 }]);
});

test('a failing file changes nothing and is named with its line', async () => {
  put('0001_good.sql', 'create table :schema.good ();');
  put('0002_bad.sql', 'create table :schema.half ();\n\nselect nothing_like_it;');
  await expect(run()).rejects.toMatchObject({
    code: 'migration_failed',
    en: expect.stringContaining(`${schema} 0002_bad.sql:3 failed`),
  });
  expect(await query("select to_regclass(':schema.half') as half, to_regclass(':schema.good')::text as good")).toEqual([
    { half: null, good: `${schema}.good` },
  ]);
});

test('refuses a file that was changed after it was applied, but not for its line ends', async () => {
  put('0001_box.sql', 'create table\n:schema.box ();');
  await run();
  put('0001_box.sql', 'create table\r\n:schema.box ();');
  expect(await run()).toBe(0);
  put('0001_box.sql', 'create table :schema.box (id int);');
  await expect(run()).rejects.toMatchObject({ code: 'migration_changed' });
});

test('refuses a database that is newer than the program', async () => {
  put('0001_box.sql', 'create table :schema.box ();');
  put('0002_more.sql', 'select 1;');
  await run();
  rmSync(join(folder, '0002_more.sql'));
  await expect(run()).rejects.toMatchObject({ code: 'database_newer' });
});

test('refuses gaps in the numbers and names that are no schema', async () => {
  put('0002_late.sql', 'select 1;');
  await expect(run).rejects.toThrow('expected 0001_name.sql');
  expect(() => migrateWorkspace(db.owner, 'x"; drop', folder)).toThrow('not a schema name');
});

test('waits its turn for a table that is being read, without blocking other readers', async () => {
  put('0001_box.sql', 'create table :schema.box (id int);');
  await run();
  put('0002_column.sql', 'alter table :schema.box add column n int;');
  const reader = await db.owner.connect();
  await reader.query('begin');
  await reader.query(`select * from ${schema}.box`);
  const migrating = run();
  setTimeout(() => void reader.query('commit').then(() => reader.release()), 600);
  expect(await migrating).toBe(1);
});
