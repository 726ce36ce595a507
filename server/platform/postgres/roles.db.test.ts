import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.owner.query(
    'create schema probe; create table probe.log (id bigint generated always as identity, note text)',
  );
  await db.owner.query('grant usage on schema probe to loudou_app; grant select, insert on probe.log to loudou_app');
});
afterAll(() => db.drop());

const refused = { code: '42501' };

test('the application does what it was granted', async () => {
  await db.app.query("insert into probe.log (note) values ('x')");
  expect((await db.app.query('select id, note from probe.log')).rows).toEqual([{ id: 1, note: 'x' }]);
});

test.each([
  "update probe.log set note = 'y'",
  'delete from probe.log',
  'truncate probe.log',
  'alter table probe.log add column more int',
  'drop table probe.log',
  'create table probe.other ()',
  'create table public.other ()',
  'create schema other',
  'create temporary table other ()',
])('the application may not: %s', async (sql) => {
  await expect(db.app.query(sql)).rejects.toMatchObject(refused);
});

test('the application is not the owner and plans every statement for its values', async () => {
  const { rows } = await db.app.query("select current_user::text as who, current_setting('plan_cache_mode') as plan");
  expect(rows).toEqual([{ who: 'loudou_app', plan: 'force_custom_plan' }]);
});
