import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '#server/testing/world.ts';
import { dropIndexes, runMigration, selectDefinitions, selectIndexes } from './testing/indexQueries.ts';

const LATE =
  /_(files_file|mentions_users|reply_to_ref|(amount|expected_close_date|at|due_date)_order|open_close)$|^(task|opportunity)_due$/;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

test('a workspace of an earlier version has the indexes of a new one once it is migrated', async () => {
  const { owner } = world.db;
  const fresh = await selectIndexes(owner, world.workspace);
  const definitions = await selectDefinitions(owner, world.workspace);
  const late = fresh.filter((name) => LATE.test(name) && name !== 'activity_files_file');
  expect(late).toHaveLength(17);
  await dropIndexes(owner, world.workspace, late);
  for (const file of ['0008_indexes.sql', '0009_list_orders.sql', '0010_due.sql', '0011_board_indexes.sql'])
    await runMigration(owner, world.workspace, file);
  expect(await selectIndexes(owner, world.workspace)).toEqual(fresh);
  expect(await selectDefinitions(owner, world.workspace)).toEqual(definitions);
});
