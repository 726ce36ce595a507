import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { inTransaction, openPools } from './index.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.owner.query('create schema probe; create table probe.pot (id int primary key, n int not null)');
});
afterAll(() => db.drop());

const numbers = async () => (await db.owner.query('select n from probe.pot order by id')).rows.map((row) => row.n);
const fill = () => db.owner.query('truncate probe.pot; insert into probe.pot values (1, 0), (2, 0)');

test('values arrive as the house wants them', async () => {
  const { rows } =
    await db.app.query(`select 9007199254740991::bigint as seq, array[1, null]::bigint[] as seqs, 0.10::numeric as money,
    array[1.50, null]::numeric[] as moneys, date '2026-02-28' as day, array[date '2026-02-28'] as days,
    timestamptz '2026-02-28 08:00+08' as at, '{"a": [1]}'::jsonb as json, null::bigint as nothing`);
  expect(rows[0]).toEqual({
    seq: 9007199254740991,
    seqs: [1, null],
    money: '0.10',
    moneys: ['1.50', null],
    day: '2026-02-28',
    days: ['2026-02-28'],
    at: new Date('2026-02-28T00:00:00Z'),
    json: { a: [1] },
    nothing: null,
  });
});

test('a bigint that a number cannot hold is an error, not another number', async () => {
  await expect(db.app.query('select 9007199254740993::bigint')).rejects.toThrow('bigint out of range');
  expect((await db.app.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('commits what returns and rolls back what throws', async () => {
  await fill();
  await inTransaction(db.owner, (tx) => tx.query('update probe.pot set n = 5 where id = 1'));
  const failing = inTransaction(db.owner, async (tx) => {
    await tx.query('update probe.pot set n = 9 where id = 1');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await numbers()).toEqual([5, 0]);
});

test('an ignored error inside is not taken for a commit', async () => {
  const careless = inTransaction(db.owner, (tx) => tx.query('select 1/0').catch(() => 'fine'));
  await expect(careless).rejects.toThrow('rolled back');
});

test('a serialization failure runs again and loses no update', async () => {
  await fill();
  let runs = 0;
  const bothRead = Promise.withResolvers<void>();
  const addOne = () =>
    inTransaction(
      db.owner,
      async (tx) => {
        const { rows } = await tx.query('select n from probe.pot where id = 1');
        if (++runs === 2) bothRead.resolve();
        await bothRead.promise;
        await tx.query('update probe.pot set n = $1 where id = 1', [rows[0].n + 1]);
      },
      { isolation: 'serializable' },
    );
  await Promise.all([addOne(), addOne()]);
  expect(await numbers()).toEqual([2, 0]);
  expect(runs).toBeGreaterThan(2);
});

test('a deadlock runs again', async () => {
  await fill();
  const inOrder = (first: number, second: number) =>
    inTransaction(db.owner, async (tx) => {
      await tx.query('update probe.pot set n = n + 1 where id = $1', [first]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.query('update probe.pot set n = n + 1 where id = $1', [second]);
    });
  await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
  expect(await numbers()).toEqual([2, 2]);
});

test('gives up after the third try and on other errors at once', async () => {
  let runs = 0;
  const conflict = inTransaction(db.owner, async () => {
    runs++;
    throw Object.assign(new Error('conflict'), { code: '40001' });
  });
  await expect(conflict).rejects.toThrow('conflict');
  expect(runs).toBe(3);
});

test('a broken connection is not given back to the pool', async () => {
  const broken = inTransaction(db.owner, (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'));
  await expect(broken).rejects.toThrow();
  expect((await db.owner.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('a statement over its time is cancelled', async () => {
  const pools = openPools({ ownerUrl: db.url, appUrl: db.appUrl, statementTimeoutMs: 100 });
  await expect(pools.app.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
  await pools.close();
});
