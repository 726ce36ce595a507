import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { createRecords, followOwner, getRecord, historyOf, searchRecords } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

test('records follow their owner into another department, and that department sees them', async () => {
  const { east, west } = world.departments;
  const [outcome] = await createRecords(world.as('east1'), 'account', [{ values: { name: '随人走的客户' } }]);
  if (!outcome?.ok) throw new Error('not created');
  const westManager = { ...world.actors.eastManager, department: west.token, departmentsBelow: [west.token] };
  expect(await searchRecords(world.as(westManager), '随人走')).toEqual([]);

  await inTransaction(world.db.app, (tx) =>
    followOwner(tx, world.as('admin'), { userId: world.actors.east1.userId, from: east, to: west }),
  );

  expect(await searchRecords(world.as(westManager), '随人走')).toHaveLength(1);
  await expect(getRecord(world.as('eastManager'), 'account', outcome.id)).rejects.toMatchObject({ code: 'not_found' });
  const { record } = await getRecord(world.as(westManager), 'account', outcome.id);
  expect(record.values.department).toBe(west.id);
  const [newest] = (await historyOf(world.as('east1'), 'account', outcome.id)).entries;
  expect(newest).toMatchObject({
    kind: 'reassigned',
    changes: [{ field: 'department', before: east.id, after: west.id }],
  });
});
