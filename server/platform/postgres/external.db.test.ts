import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { freePort } from './embedded/freePort.ts';
import { connectExternal } from './external.ts';
import { openPools } from './index.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('a database address yields an owner and an application that acts as its own role', async () => {
  const external = await connectExternal(db.adminUrl);
  const pools = openPools(external);
  const who = 'select current_user::text as who';
  expect((await pools.app.query(who)).rows).toEqual([{ who: 'loudou_app' }]);
  expect((await pools.owner.query(who)).rows[0].who).toBe(decodeURIComponent(new URL(db.adminUrl).username));
  await expect(pools.app.query('create schema mine')).rejects.toMatchObject({ code: '42501' });
  await pools.close();
});

test('options that the address already carries stay', async () => {
  const pools = openPools(await connectExternal(`${db.adminUrl}?options=-c%20work_mem%3D7MB`));
  const { rows } = await pools.app.query("select current_user::text as who, current_setting('work_mem') as memory");
  expect(rows).toEqual([{ who: 'loudou_app', memory: '7MB' }]);
  await pools.close();
});

test('a user who may not make the role is told what to ask for', async () => {
  await db.admin.query("create role probe_plain login password 'plain'");
  const url = new URL(db.adminUrl);
  url.username = 'probe_plain';
  url.password = 'plain';
  await expect(connectExternal(url.href)).rejects.toMatchObject({
    code: 'database_role_missing',
    en: expect.stringContaining('grant loudou_app to "probe_plain"'),
  });
  await db.admin.query('drop role probe_plain');
});

// A server that trusts its own machine, as TEST_DATABASE_URL may name one, takes any password.
test.skipIf(process.env.TEST_DATABASE_URL)('a wrong password is unreachable, without telling it', async () => {
  const url = new URL(db.adminUrl);
  url.password = 'secret-word';
  const error = await connectExternal(url.href).catch((problem: unknown) => problem);
  expect(error).toMatchObject({
    code: 'database_unreachable',
    en: expect.stringContaining('password authentication failed'),
  });
  expect(String(error)).not.toContain('secret-word');
});

test('a missing database, a closed port and no address at all are unreachable, without telling the password', async () => {
  const change = (edit: (url: URL) => void) => {
    const url = new URL(db.adminUrl);
    edit(url);
    return url.href;
  };
  const port = await freePort();
  const cases = [
    change((url) => {
      url.pathname = '/no_such_database';
    }),
    `postgres://me:secret-word@127.0.0.1:${port}/x`,
    'postgres://me:secret-word@no-such-host.invalid/x',
    'not an address',
    'mysql://localhost/x',
  ];
  for (const url of cases) {
    const error = await connectExternal(url).catch((problem: unknown) => problem);
    expect(error).toMatchObject({ code: 'database_unreachable', en: expect.stringContaining('DATABASE_URL') });
    expect(String(error)).not.toContain('secret-word');
  }
});

test('a PostgreSQL older than 15 is refused with its version', async () => {
  const server = await pretendOld();
  const { port } = server.address() as { port: number };
  await expect(connectExternal(`postgres://me@127.0.0.1:${port}/x`)).rejects.toMatchObject({
    code: 'database_too_old',
    en: expect.stringContaining('PostgreSQL 13'),
  });
  server.close();
});

/** Speaks just enough of PostgreSQL's protocol to say that it is version 13.9; no old server is at hand. */
async function pretendOld() {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const ready = message('Z', Buffer.from('I'));
  const column = Buffer.concat([
    Buffer.from('\0\u0001version\0'),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0]),
  ]);
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 6]), Buffer.from('130009')]);
  const answer = Buffer.concat([
    message('T', column),
    message('D', row),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]));
      socket.on('data', (chunk) => {
        if (chunk[0] === 'X'.charCodeAt(0)) socket.end();
        else socket.write(answer);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
