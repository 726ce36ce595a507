import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, emailOf } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';

const CLI = join(import.meta.dirname, '..', 'cli.ts');
let db: TestDatabase;
let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db, 'company');
  await world.user('admin', { roles: ['administrator'] });
  await world.user('rep', { roles: ['rep'] });
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(async () => {
  if (folder) rmSync(folder, { recursive: true });
  await db?.drop();
});

type Ran = { code: number; out: string; err: string };

const loudou = (...args: string[]) => run({ DATABASE_URL: db.adminUrl, DATABASE_APP_URL: db.appUrl }, ...args);

function run(database: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> {
  const env = { ...process.env, ...database, INIT_CWD: folder };
  return new Promise((settle) => {
    execFile(process.execPath, [CLI, ...args], { env }, (error, out, err) =>
      settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

test('imports, lists, measures, opens, exports and undoes', async () => {
  writeFileSync(
    path('deals.yaml'),
    'object: opportunity\nfile: deals.csv\nkey: externalId\ncolumns: {编号: externalId, 名称: name, 金额: amount, 阶段: stage, 创建: createdAt, 成交: closedAt}\n',
  );
  writeFileSync(
    path('deals.csv'),
    '编号,名称,金额,阶段,创建,成交\nA,甲,100,赢单,2025-01-01,2025-01-31\nB,乙,50,输单,2025-01-01,2025-02-01\nC,丙,1,哪里,2025-01-01,\n',
  );
  const dry = await loudou('import', 'deals.yaml', '--dry-run', '--json');
  expect([dry.code, dry.err]).toEqual([3, '']);
  expect(JSON.parse(dry.out)).toMatchObject({
    counts: { created: 2, refused: 1 },
    problems: [{ code: 'unknown_stage' }],
  });

  const done = await loudou('import', 'deals.yaml', '--errors', 'errors.csv', '--json');
  expect([done.code, JSON.parse(done.out)]).toMatchObject([3, { state: 'done', counts: { created: 2, refused: 1 } }]);
  expect(readFileSync(path('errors.csv'), 'utf8')).toContain('C,丙,1,哪里');
  expect((await loudou('import', 'list', '--lang', 'en')).out).toMatch(
    /Id +State .*\n.*\n *1 +done +opportunity +deals\.csv/,
  );

  const rate = await loudou('measure', 'winRate', '--from', '2025-01-01', '--to', '2025-12-31', '--json');
  expect(rate.code).toBe(0);
  const { total } = JSON.parse(rate.out);
  expect(total).toMatchObject({ value: 0.5, won: 1 });
  const records = await loudou(
    'records',
    'winRate',
    '--part',
    'won',
    '--from',
    '2025-01-01',
    '--to',
    '2025-12-31',
    '--json',
  );
  expect(JSON.parse(records.out)).toMatchObject({ count: 1, records: [{ values: { name: '甲' } }] });

  const out = await loudou(
    'export',
    'opportunity',
    '--columns',
    'name,stage',
    '--sort',
    'name',
    '--filter',
    '{"field":"amount","op":"gt","value":60}',
  );
  expect(out.out).toBe('\uFEFF商机名称,阶段\r\n甲,赢单\r\n');
  expect((await loudou('export', 'opportunity', '--out', 'o.xlsx')).code).toBe(0);
  expect(readFileSync(path('o.xlsx')).subarray(0, 2).toString()).toBe('PK');
  const undone = await loudou('import', 'undo', '1', '--json');
  expect(JSON.parse(undone.out)).toMatchObject({ undone: 2, conflictCount: 0 });
}, 120_000);

test('acts with the rights of a user, and says what is wrong by code and words', async () => {
  const rep = emailOf('rep', 'company');
  const refused = await loudou('export', 'opportunity', '--as', rep, '--json');
  expect([refused.code, JSON.parse(refused.err)]).toMatchObject([1, { error: { code: 'no_right' } }]);
  expect((await loudou('export', 'nothing', '--lang', 'en')).err).toContain('(not_found)');
  expect(await loudou('measure', '--nonsense')).toMatchObject({ code: 2 });
  expect(await loudou('dance')).toMatchObject({ code: 2 });
  expect((await loudou('help')).out).toContain('import <mapping.yaml …>');
  expect(await loudou('user', 'list', '--workspace', 'other')).toMatchObject({ code: 2 });
});

test('users and tokens', async () => {
  const added = await loudou('user', 'add', '王强', '--email', 'wang@company.example', '--roles', 'manager', '--json');
  const { password } = JSON.parse(added.out);
  expect(password).toHaveLength(16);
  expect((await loudou('user', 'list')).out).toMatch(/王强 +wang@company\.example .*manager/);
  expect((await loudou('user', 'password', 'wang@company.example', '--json')).code).toBe(0);
  const created = await loudou('token', 'create', 'erp', '--as', 'wang@company.example', '--json');
  const { id, token } = JSON.parse(created.out);
  expect(token.length).toBeGreaterThan(20);
  expect((await loudou('token', 'list', '--as', 'wang@company.example')).out).toContain('erp');
  expect((await loudou('token', 'revoke', id, '--as', 'wang@company.example')).code).toBe(0);
  expect(JSON.parse((await loudou('token', 'list', '--as', 'wang@company.example', '--json')).out)).toEqual([]);
}, 60_000);

test('backup beside a running server, and restore into an empty database', async () => {
  const saved = await loudou('backup', 'saved', '--json');
  expect([saved.code, saved.err]).toEqual([0, '']);
  const { tables } = JSON.parse(saved.out);
  expect(tables['loudou.workspace']).toBe(1);
  // Somebody is connected, as a server always is.
  await db.app.query('select 1');
  expect((await loudou('restore', 'saved')).err).toMatch(/请先停止|stop it first/);
  const other = await createTestDatabase();
  try {
    const env = { DATABASE_URL: other.adminUrl, DATABASE_APP_URL: other.appUrl };
    const done = await run(env, 'restore', 'saved', '--json');
    expect([done.code, JSON.parse(done.out).tables]).toEqual([0, tables]);
    const users = await run(env, 'user', 'list', '--json');
    expect(JSON.parse(users.out)).toEqual(JSON.parse((await loudou('user', 'list', '--json')).out));
    expect((await run(env, 'restore', 'saved')).err).toContain('--replace');
  } finally {
    await other.drop();
  }
}, 120_000);
