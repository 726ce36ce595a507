import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldSpec } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { createRecords, getRecord, listRecords, updateRecords } from '../records/index.ts';
import { addField } from './index.ts';
import { selectIndexes } from './testing/indexQueries.ts';

let world: World;
let version = 0;
beforeAll(async () => {
  world = await createWorld();
  version = world.workspace.definitionsVersion;
});
afterAll(() => world.drop());

/** A context that knows the definitions as they stand now, as every request does. */
const now = (actor: Parameters<World['as']>[0] = 'admin'): Context =>
  world.as(actor, { workspace: { ...world.workspace, definitionsVersion: version } });
const labels = { 'zh-CN': '新字段' };
async function add(object: string, spec: Omit<FieldSpec, 'labels'>) {
  const field = await addField(now(), object, { labels, ...spec });
  version += 1;
  return field;
}
const refused = (object: string, spec: Omit<FieldSpec, 'labels'>) =>
  addField(now(), object, { labels, ...spec }).then(
    () => 'added',
    (error: { code?: string; issues?: { field?: string; code: string }[] }) => {
      if (error.code !== 'invalid_input') throw error;
      return error.issues?.map((issue) => `${issue.field} ${issue.code}`).join(', ');
    },
  );
const create = async (object: string, values: Record<string, unknown>) => {
  const [outcome] = await createRecords(now(), object, [{ values }]);
  return outcome!;
};

describe('what is refused', () => {
  test.each([
    ['select without options', { key: 'a__c', type: 'select' }, 'options required'],
    ['reference to nothing', { key: 'a__c', type: 'reference', target: 'planet' }, 'target unknown_object'],
    ['key of no custom field', { key: 'ownerId', type: 'text' }, 'key invalid_value'],
    ['default of another type', { key: 'a__c', type: 'integer', default: 'many' }, 'default invalid_value'],
    ['bounds that hold nothing', { key: 'a__c', type: 'decimal', min: '5', max: '4' }, 'max invalid_value'],
    ['unique text too long for an index', { key: 'a__c', type: 'longText', unique: true }, 'unique invalid_value'],
    ['ordered text too long for an index', { key: 'a__c', type: 'url', sorted: true }, 'sorted invalid_value'],
    ['choices in the order of an index', { key: 'a__c', type: 'boolean', sorted: true }, 'sorted invalid_value'],
    ['unique list', { key: 'a__c', type: 'file', unique: true }, 'unique invalid_value'],
    ['name too long for a column', { key: `a${'B'.repeat(39)}__c`, type: 'text' }, 'key invalid_value'],
  ] as const)('%s', async (_name, spec, answer) => {
    expect(await refused('account', spec as Omit<FieldSpec, 'labels'>)).toBe(answer);
  });

  test('by whoever may not manage objects', async () => {
    await expect(addField(now('vp'), 'account', { labels, key: 'a__c', type: 'text' })).rejects.toMatchObject({
      code: 'no_right',
    });
  });
});

test('a field that lists are ordered by gets an index in that order', async () => {
  await add('campaign', { key: 'reach__c', type: 'integer', sorted: true });
  await add('campaign', { key: 'code__c', type: 'text', sorted: true, unique: true });
  await add('campaign', { key: 'plain__c', type: 'integer' });
  const indexes = (await selectIndexes(world.db.owner, world.workspace)).filter((name) => name.endsWith('__c_order'));
  expect(indexes).toEqual(['campaign_code__c_order', 'campaign_reach__c_order']);
  for (const reach__c of [3, 1, null]) await create('campaign', { name: `活动${reach__c}`, reach__c });
  const sort = [{ field: 'reach__c', descending: true }];
  const { records } = await listRecords(now(), 'campaign', { sort, columns: ['reach__c'] });
  expect(records.map(({ values }) => values.reach__c)).toEqual([3, 1, null]);
});

test('a key is taken once, also when two come at the same moment', async () => {
  const twice = await Promise.allSettled([1, 2].map(() => add('account', { key: 'twice__c', type: 'text' })));
  expect(twice.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await refused('account', { key: 'twice__c', type: 'text' })).toBe('key not_unique');
});

test('keys that look like columns of the system are columns of their own', async () => {
  for (const key of ['ownerId__c', 'deletedAt__c', 'id__c', 'access__c']) await add('account', { key, type: 'text' });
  const created = await create('account', { name: '甲', ownerId__c: '不是负责人', id__c: '不是编号' });
  expect(created).toMatchObject({ ok: true });
});

test('unique, required and default on an object that has records', async () => {
  const before = await create('account', { name: '旧客户' });
  if (!before.ok) throw new Error('not created');
  await add('account', { key: 'taxNumber__c', type: 'text', unique: true });
  await add('account', { key: 'grade__c', type: 'text', required: true });
  await add('account', { key: 'credit__c', type: 'money', default: 1_000 as never });
  const [renamed] = await updateRecords(now(), 'account', [{ id: before.id, values: { name: '旧客户改名' } }]);
  expect(renamed).toMatchObject({ ok: true });
  expect(await create('account', { name: '无级别' })).toMatchObject({
    ok: false,
    issues: [{ field: 'grade__c', code: 'required' }],
  });
  const first = await create('account', { name: '乙', grade__c: 'A', taxNumber__c: 'T1' });
  if (!first.ok) throw new Error('not created');
  const { record } = await getRecord(now(), 'account', first.id);
  expect(record.values.credit__c).toBe('1000');
  expect(await create('account', { name: '丙', grade__c: 'A', taxNumber__c: 'T1' })).toMatchObject({
    ok: false,
    issues: [{ field: 'taxNumber__c', code: 'not_unique', params: { value: 'T1' } }],
  });
});

test('fields with long names each get their index', async () => {
  for (const end of ['One', 'Two']) {
    const key = `aVeryLongNameOfAFieldThatGoesOnAndOn${end}__c`;
    await add('opportunityLine', { key, type: 'text', unique: true });
  }
  await add('opportunityLine', {
    key: 'aVeryLongNameOfAFieldThatGoesOnAndOnRef__c',
    type: 'reference',
    target: 'account',
  });
  const { rows } = await world.db.owner.query<{ count: number }>(
    `select count(*) from pg_indexes where schemaname = $1 and indexname like 'opportunity_line_a_very_long%'`,
    [world.workspace.schema],
  );
  expect(rows[0]!.count).toBe(3);
});

test('what a type does not use is left out, and does not stand in the way', async () => {
  const field = await add('contact', { key: 'plain__c', type: 'text', target: 'account', options: [], min: '1' });
  expect(field).not.toHaveProperty('target');
  expect(field).not.toHaveProperty('options');
  await add('contact', { key: 'count__c', type: 'integer', options: [] });
  expect(await create('contact', { name: '张三', count__c: 'many' })).toMatchObject({
    ok: false,
    issues: [{ field: 'count__c', code: 'not_a_number' }],
  });
  expect(await create('contact', { name: '张三', plain__c: '文字', count__c: 3 })).toMatchObject({ ok: true });
  const page = await listRecords(now(), 'contact', { sort: [{ field: 'count__c' }] });
  expect(page.records[0]!.values).toMatchObject({ plain__c: '文字', count__c: 3 });
});

test('a required number of the system does not keep anyone from creating', async () => {
  await add('competitor', { key: 'number__c', type: 'autoNumber', pattern: 'C-{000}', required: true });
  const [first, second] = await createRecords(now(), 'competitor', [
    { values: { name: '对手一' } },
    { values: { name: '对手二' } },
  ]);
  if (!first?.ok || !second?.ok) throw new Error(JSON.stringify([first, second]));
  expect((await getRecord(now(), 'competitor', second.id)).record.values.number__c).toBe('C-002');
  const batch = () =>
    createRecords(
      now(),
      'competitor',
      Array.from({ length: 10 }, () => ({ values: { name: '对手' } })),
    );
  await Promise.all([1, 2, 3, 4].map(batch));
  const { records } = await listRecords(now(), 'competitor', { limit: 500 });
  expect(new Set(records.map((record) => record.values.number__c)).size).toBe(42);
});

test('behind a reader that does not end it gives up in words, and others can read meanwhile', async () => {
  const table = `"${world.workspace.schema}".campaign`;
  await inTransaction(world.db.app, async (tx) => {
    await tx.query(`select count(*) from ${table}`);
    await expect(add('campaign', { key: 'late__c', type: 'text' })).rejects.toMatchObject({ code: 'unavailable' });
  });
  await add('campaign', { key: 'late__c', type: 'text' });
});
