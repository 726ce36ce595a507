import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { dryRun, runImport } from './index.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';

let db: TestDatabase;
let folder: Folder;
let ctx: Context;
let ids: Record<'zhao' | 'qian', string>;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  ids = { zhao: await world.user('zhao'), qian: await world.user('qian') };
  ctx = await world.as(await world.user('admin', { roles: ['administrator'] }), 'page');
  folder = makeFolder();
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

const nameOf = async (id: string) =>
  (await db.owner.query(`select name, email from ${ctx.workspace.schema}.users where id = $1`, [id])).rows[0] as {
    name: string;
    email: string;
  };
const teams = async () => {
  const { records } = await listRecords(ctx, 'account', { sort: [{ field: 'name' }], columns: ['name', 'team'] });
  return Object.fromEntries(records.map(({ values }) => [values.name, values.team]));
};

test('a cell names several people, by name or by address, each once', async () => {
  const [zhao, qian] = [await nameOf(ids.zhao), await nameOf(ids.qian)];
  const byName = planOf({ object: 'account', columns: { 名称: 'name', 团队: { field: 'team', by: 'name' } } });
  const csv = `名称,团队\n甲,${zhao.name}；${qian.name}\n乙,"${qian.name}, ${qian.name}"\n丙,\n`;
  const report = await runImport(ctx, byName, folder.write('name.csv', csv));
  expect(report).toMatchObject({ counts: { created: 3, refused: 0 } });
  expect(await teams()).toEqual({ 甲: [ids.zhao, ids.qian], 乙: [ids.qian], 丙: null });
  const byMail = planOf({
    object: 'account',
    key: 'name',
    columns: { 名称: 'name', 团队: { field: 'team', by: 'email' } },
  });
  const file = folder.write('mail.csv', `名称,团队\n丙,${zhao.email.toUpperCase()}\n`);
  await runImport(ctx, byMail, file);
  expect((await teams()).丙).toEqual([ids.zhao]);
});

test('whoever is not known is named, and nothing is written', async () => {
  const plan = planOf({ object: 'account', columns: { 名称: 'name', 团队: { field: 'team', by: 'name' } } });
  const file = folder.write('unknown.csv', `名称,团队\n丁,${(await nameOf(ids.zhao)).name}；无此人\n`);
  const report = await dryRun(ctx, plan, file);
  expect(JSON.stringify(report)).toContain('无此人');
  expect((await teams()).丁).toBeUndefined();
});
