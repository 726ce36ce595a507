import { expect, test } from 'vitest';
import { withSchema } from './migrateQueries.ts';

test.each([
  ['create table :schema.box ()', 'create table "ws_a".box ()'],
  ['grant usage on schema :schema to x', 'grant usage on schema "ws_a" to x'],
  ["select 'x'::schema, :schemas, 'a'::text", "select 'x'::schema, :schemas, 'a'::text"],
])('%s', (sql, expected) => {
  expect(withSchema(sql, '"ws_a"')).toBe(expected);
});

test('a name with $& is put as it is', () => {
  expect(withSchema(':schema', '"a$&b"')).toBe('"a$&b"');
});
