import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSchema } from '#contract/records.ts';
import type { FieldSpec, FieldType } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { addField } from '../../objects/index.ts';
import { createRecords, listRecords, placeInList, type Sort } from '../index.ts';

/** A page ends where the next begins, whatever the order: against the one long page that holds everything. */
const SAMPLES: Partial<Record<FieldType, unknown[]>> = {
  text: ['张三', '章三', '阿里', 'zebra', 'Äpfel', '10', '2', `长${'名'.repeat(900)}`, "o'neil \\ %"],
  integer: [0, -1, 9007199254740991, 42],
  decimal: ['0.1', '0.1001', '-5', '12345678901234567890.1234'],
  boolean: [true, false],
  date: ['0001-01-01', '2026-02-28', '9999-12-31'],
  dateTime: ['2026-03-18T09:30:00.001Z', '2026-03-18T09:30:00Z', '1883-11-18T00:00:00Z', '0099-01-01T00:00:00Z'],
  select: ['a', 'b'],
  email: ['a@example.com', 'B@example.com'],
};
const FIELDS = Object.keys(SAMPLES).map((type) => ({ key: `${type}__c`, type: type as FieldType }));
const COUNT = 60;

let world: World;
let ctx: Context;
beforeAll(async () => {
  world = await createWorld();
  const options = ['a', 'b'].map((key) => ({ key, labels: { 'zh-CN': key } }));
  for (const { key, type } of FIELDS) {
    const more = type === 'select' ? { options } : type === 'text' ? { maxLength: 1000 } : {};
    // Some of them with an index in their order, which is read in two stretches.
    const sorted = type === 'date' || type === 'decimal';
    const spec: FieldSpec = { key, type, labels: { 'zh-CN': key }, sorted, ...more };
    await addField(world.as('admin'), 'competitor', spec);
  }
  const definitionsVersion = world.workspace.definitionsVersion + FIELDS.length;
  ctx = world.as('admin', { workspace: { ...world.workspace, definitionsVersion } });
  const random = fc.sample(fc.nat(), { numRuns: COUNT * FIELDS.length, seed: 11 });
  const values = Array.from({ length: COUNT }, (_, index) => ({
    name: `同名${index % 5}`,
    ...Object.fromEntries(
      FIELDS.map(({ key, type }) => {
        const samples = SAMPLES[type]!;
        return [key, samples[random.pop()! % (samples.length + 1)] ?? null];
      }),
    ),
  }));
  const outcomes = await createRecords(
    ctx,
    'competitor',
    values.map((row) => ({ values: row })),
  );
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
});
afterAll(() => world.drop());

async function walk(sort: Sort[], limit: number): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRecords(ctx, 'competitor', listSchema.parse({ sort, limit, cursor, columns: [] }));
    seen.push(...page.records.map((record) => record.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return seen;
}

/** From the end of the list to its beginning. */
async function walkBack(sort: Sort[], limit: number): Promise<string[]> {
  const { cursor } = await placeInList(ctx, 'competitor', { sort, position: COUNT, of: COUNT });
  const seen: string[] = [];
  for (let before = cursor; before; ) {
    const page = await listRecords(ctx, 'competitor', { sort, limit, before, columns: [] });
    seen.unshift(...page.records.map((record) => record.id));
    before = page.previousCursor;
  }
  return seen;
}

const keys = [...FIELDS.map(({ key }) => key), 'name', 'createdAt'];
const sorts = fc.uniqueArray(fc.record({ field: fc.constantFrom(...keys), descending: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
  selector: (sort) => sort.field,
});

test.each(keys)('no record stands twice or is missing by %s', async (field) => {
  for (const descending of [false, true]) {
    const sort = [{ field, descending }];
    const whole = await walk(sort, 500);
    expect(new Set(whole).size).toBe(COUNT);
    expect(await walk(sort, 7)).toEqual(whole);
    // The place at the end is the last row itself, and before it lie all others.
    expect(await walkBack(sort, 7)).toEqual(whole.slice(0, -1));
  }
});

test.each(keys)('a place in the list by %s leads to what lies there', async (field) => {
  for (const descending of [false, true]) {
    const sort = [{ field, descending }];
    const whole = await walk(sort, 500);
    for (const position of [0, 1, 17, 30, 59]) {
      for (const of of [COUNT, COUNT + 1]) {
        const { cursor } = await placeInList(ctx, 'competitor', { sort, position, of });
        const page = await listRecords(ctx, 'competitor', { sort, limit: 5, cursor: cursor ?? undefined, columns: [] });
        expect(page.records.map(({ id }) => id)).toEqual(whole.slice(position, position + 5));
      }
    }
  }
});

test('far from both ends a place is found by a sample, which is the whole of a small table', async () => {
  for (const sort of [[{ field: 'date__c', descending: true }], [{ field: 'select__c' }, { field: 'name' }]]) {
    const whole = await walk(sort, 500);
    const { cursor } = await placeInList(ctx, 'competitor', { sort, position: 6_000, of: 12_000 });
    const page = await listRecords(ctx, 'competitor', { sort, limit: 5, cursor: cursor!, columns: [] });
    expect(page.records.map(({ id }) => id)).toEqual(whole.slice(30, 35));
  }
});

test('nor by several fields at once', async () => {
  await fc.assert(
    fc.asyncProperty(sorts, fc.integer({ min: 5, max: 30 }), async (sort, limit) => {
      const whole = await walk(sort, 500);
      expect(await walk(sort, limit)).toEqual(whole);
      expect(await walkBack(sort, limit)).toEqual(whole.slice(0, -1));
    }),
    { numRuns: 25 },
  );
});

test('a cursor that is none of ours, or of another order, has expired', async () => {
  const first = await listRecords(ctx, 'competitor', { sort: [{ field: 'integer__c' }], limit: 2 });
  const [print] = JSON.parse(Buffer.from(first.nextCursor!, 'base64url').toString()) as string[];
  const forged = [
    [print, '1', 'no uuid'],
    [print, 'many', '01980000-0000-7000-8000-000000000001'],
    [print, { a: 1 }, '01980000-0000-7000-8000-000000000001'],
    [print, '1'],
    'x',
    null,
  ].map((content) => Buffer.from(JSON.stringify(content)).toString('base64url'));
  for (const cursor of [...forged, 'garbage', '%%%']) {
    const read = listRecords(ctx, 'competitor', { sort: [{ field: 'integer__c' }], cursor });
    await expect(read).rejects.toMatchObject({ code: 'cursor_expired' });
  }
  const other = listRecords(ctx, 'competitor', { sort: [{ field: 'name' }], cursor: first.nextCursor! });
  await expect(other).rejects.toMatchObject({ code: 'cursor_expired' });
  const days: [string, string][] = [
    ['date__c', '2026-02-31'],
    ['dateTime__c', '2026-02-28 99:00:00+00'],
    ['boolean__c', 'perhaps'],
    ['decimal__c', 'NaN'],
    ['text__c', 'NUL \u0000'],
  ];
  for (const [field, value] of days) {
    const page = await listRecords(ctx, 'competitor', { sort: [{ field }], limit: 2 });
    const [known, , id] = JSON.parse(Buffer.from(page.nextCursor!, 'base64url').toString()) as string[];
    const cursor = Buffer.from(JSON.stringify([known, value, id])).toString('base64url');
    const read = listRecords(ctx, 'competitor', { sort: [{ field }], cursor });
    await expect(read).rejects.toMatchObject({ code: 'cursor_expired' });
  }
});
