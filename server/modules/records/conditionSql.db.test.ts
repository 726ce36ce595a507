import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Condition, evaluate } from '#domain/records/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { getDefinitions } from '../objects/index.ts';
import { createRecords, listRecords } from './index.ts';

/** Corners where the reading in SQL once could, or did, part from the one in memory. */
let world: World;
beforeAll(async () => {
  world = await createWorld();
  const rows = [
    { name: '零', revenue: '0', employees: 0 },
    { name: '一', revenue: '10.55', employees: 2 },
    { name: '二', revenue: '10.56', employees: 3, industry: 'food', phone: '0512-62881234' },
    { name: '空' },
    { name: 'Straße 100%_\\', revenue: '12345678901234567890', employees: 9_007_199_254_740_991 },
  ];
  const outcomes = await createRecords(
    world.as('admin'),
    'account',
    rows.map((values) => ({ values })),
  );
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
});
afterAll(() => world.drop());

const CONDITIONS: Condition[] = [
  { field: 'revenue', op: 'gt', value: '10.555' },
  { field: 'revenue', op: 'gte', value: '10.555' },
  { field: 'revenue', op: 'lt', value: '10.555' },
  { field: 'revenue', op: 'eq', value: '10.555' },
  { field: 'revenue', op: 'ne', value: '10.555' },
  { field: 'revenue', op: 'in', value: ['10.555', '0.00'] },
  { field: 'revenue', op: 'between', value: ['10.551', '10.559'] },
  { field: 'revenue', op: 'gt', value: '99999999999999999999' },
  { field: 'revenue', op: 'eq', value: '-0' },
  { field: 'employees', op: 'gt', value: '2.5' },
  { field: 'employees', op: 'lte', value: 2.5 },
  { field: 'employees', op: 'between', value: ['1.5', '99999999999999999999'] },
  { field: 'employees', op: 'notIn', value: ['2.5', '2.0'] },
  { not: { field: 'employees', op: 'lt', value: '1' } },
  { field: 'createdAt', op: 'between', value: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'] },
  { field: 'createdAt', op: 'lte', value: '9999-12-31T00:00:00+08:00' },
  { field: 'createdAt', op: 'within', value: { period: 'today' } },
  { field: 'owner', op: 'eq', value: { me: true } },
  { field: 'owner', op: 'ne', value: { me: true } },
  { field: 'name', op: 'contains', value: '100%_\\' },
  { field: 'name', op: 'startsWith', value: 'STRASSE' },
  { field: 'name', op: 'notIn', value: [] },
  { field: 'name', op: 'in', value: [] },
  { field: 'phone', op: 'contains', value: '6288' },
  { field: 'industry', op: 'ne', value: 'food' },
  { all: [] },
  { any: [] },
];

test.each(CONDITIONS.map((condition) => [JSON.stringify(condition), condition] as const))(
  '%s',
  async (_, condition) => {
    const ctx = world.as('admin');
    const fields = (await getDefinitions(ctx)).object('account').fields;
    const { records } = await listRecords(ctx, 'account', { limit: 500 });
    const expected = records.filter((record) =>
      evaluate(condition, (path) => record.values[path], {
        now: ctx.now,
        timeZone: ctx.workspace.timeZone,
        fiscalYearStart: 1,
        userId: ctx.actor.userId,
        typeOf: (path) => fields.find((field) => field.key === path)?.type,
      }),
    );
    const found = await listRecords(ctx, 'account', { filter: condition, limit: 500 });
    expect(found.records.map((record) => record.values.name)).toEqual(expected.map((record) => record.values.name));
  },
);

test.each([
  [{ field: 'createdAt', op: 'between', value: ['0001-01-01', '9999-12-31'] }, 5],
  [{ field: 'createdAt', op: 'lt', value: '9999-12-31' }, 5],
  [{ field: 'createdAt', op: 'lt', value: '0001-01-01' }, 0],
] as [Condition, number][])('days at the ends of the calendar: %j', async (filter, count) => {
  expect((await listRecords(world.as('admin'), 'account', { filter })).records).toHaveLength(count);
});

test.each([
  [{ field: 'revenue', op: 'gt', value: 'much' }, 'invalid_value'],
  [{ field: 'revenue', op: 'gt', value: null }, 'invalid_value'],
  [{ field: 'revenue', op: 'gt' }, 'invalid_value'],
  [{ field: 'name', op: 'eq', value: { me: true } }, 'invalid_value'],
  [{ field: 'createdAt', op: 'within', value: 'today' }, 'invalid_value'],
  [{ field: 'revenue', op: 'contains', value: '1' }, 'unknown_operator'],
  [{ field: 'nothing', op: 'empty' }, 'unknown_field'],
  [{ field: 'owner.name', op: 'eq', value: 'x' }, 'unknown_field'],
  [{ field: 'name.x', op: 'empty' }, 'unknown_field'],
] as [Condition, string][])('refused: %j', async (filter, code) => {
  const read = listRecords(world.as('admin'), 'account', { filter });
  await expect(read).rejects.toMatchObject({ code: 'invalid_input', issues: [{ code }] });
});
