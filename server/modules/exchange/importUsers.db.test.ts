import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDepartments, listUsers } from '#server/modules/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { dryRun, listImports, resumeImport, runImport } from './index.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';

let db: TestDatabase;
let world: Awaited<ReturnType<typeof createWorld>>;
let admin: string;
let folder: Folder;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  world = await createWorld(db);
  admin = await world.user('admin', { roles: ['administrator'] });
  folder = makeFolder();
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

const plan = (more: object = {}) =>
  planOf({
    object: 'users',
    columns: { 姓名: 'name', 邮箱: 'email' },
    users: { department: ['{大区}'], manager: '{上级}' },
    batchSize: 2,
    ...more,
  });
const CSV = `姓名,邮箱,大区,上级
甲,jia@x.example,华东,王总
乙,yi@x.example,华东,王总
丙,bing@x.example,西部,李总
丁,ding@x.example,西部,李总
`;

/** The same, but the n-th statement that names the table breaks off. */
function breaking(ctx: Context, table: string, nth: number): Context {
  let seen = 0;
  const app = Object.create(ctx.pools.app) as typeof ctx.pools.app;
  const own = ctx.pools.app.connect.bind(ctx.pools.app) as (...args: unknown[]) => unknown;
  // The pool's own queries come with a callback.
  const connect = async (...args: unknown[]): Promise<unknown> => {
    if (args.length > 0) return own(...args);
    const client: PoolClient = await ctx.pools.app.connect();
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      if (String(args[0]).includes(table) && ++seen === nth) return Promise.reject(new Error('broken off'));
      return query(...args);
    }) as typeof client.query;
    return client;
  };
  app.connect = connect as typeof app.connect;
  return { ...ctx, pools: { ...ctx.pools, app } };
}

const names = async (ctx: Context) => (await listUsers(ctx, { limit: 500 })).users.map(({ name }) => name).sort();
const departments = async (ctx: Context) => (await listDepartments(ctx)).map(({ name }) => name).sort();

test('a dry run tells what would come and writes nobody', async () => {
  const ctx = await world.as(admin);
  const report = await dryRun(ctx, plan(), folder.write('people.csv', CSV));
  expect(report.counts).toMatchObject({ created: 4, refused: 0 });
  expect(await names(await world.as(admin))).toEqual(['admin']);
  expect(await departments(await world.as(admin))).toEqual([]);
  const unknownRole = await dryRun(ctx, plan({ users: { roles: ['nobody'] } }), folder.write('people.csv', CSV));
  expect(unknownRole).toMatchObject({
    counts: { created: 0, refused: 4 },
    problems: [{ code: 'unknown_reference' }, {}, {}, {}],
  });
});

test('a chunk that breaks off leaves no person, role or department of it, and goes on to the end', async () => {
  const file = folder.write('people.csv', CSV);
  const ctx = await world.as(admin);
  await expect(runImport(breaking(ctx, 'import_row', 2), plan(), file)).rejects.toThrow('broken off');
  expect(await names(ctx)).toEqual(['admin', '乙', '王总', '甲']);
  expect(await departments(ctx)).toEqual(['华东']);
  const [left] = await listImports(ctx);
  expect(left).toMatchObject({ state: 'failed', counts: { rowsRead: 2, created: 2 } });

  const done = await resumeImport(ctx, left!.id);
  expect(done).toMatchObject({ state: 'done', counts: { rowsRead: 4, created: 4, skipped: 0, refused: 0 } });
  expect(await names(ctx)).toEqual(['admin', '丁', '丙', '乙', '李总', '王总', '甲']);
  const { users } = await listUsers(ctx, { limit: 500 });
  const west = (await listDepartments(ctx)).find(({ name }) => name === '西部');
  expect(users.find(({ id }) => id === west?.headId)).toMatchObject({ name: '李总', roles: ['manager'] });
  expect(users.filter(({ departmentId }) => departmentId === west?.id)).toHaveLength(3);
});

test('a row that identity refuses stands alone', async () => {
  const ctx = await world.as(admin);
  await runImport(
    ctx,
    planOf({ object: 'users', columns: { 邮箱: 'email', 姓名: 'name' } }),
    folder.write('庚.csv', '姓名,邮箱\n庚,geng@x.example\n'),
  );
  const csv = '姓名,邮箱\n庚,geng@x.example\n戊,jia@x.example\n己,ji@x.example\n';
  const file = folder.write('more.csv', csv);
  const columns = { 姓名: 'name', 邮箱: 'email' } as const;
  const done = await runImport(ctx, planOf({ object: 'users', columns, key: 'name', existing: 'update' }), file);
  expect(done.counts).toMatchObject({ created: 1, updated: 1, refused: 1 });
  expect(await names(ctx)).toContain('己');
  expect(await names(ctx)).not.toContain('戊');
});
