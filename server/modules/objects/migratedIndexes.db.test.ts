import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '#server/testing/world.ts';
import { dropIndexes, runMigration, selectIndexes } from './testing/indexQueries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

test('a workspace of an earlier version has the indexes of a new one once it is migrated', async () => {
  const { owner } = world.db;
  const fresh = await selectIndexes(owner, world.workspace);
  const late = fresh.filter(
    (name) => /_(files_file|mentions_users|reply_to_ref)$/.test(name) && name !== 'activity_files_file',
  );
  expect(late).toHaveLength(10);
  await dropIndexes(owner, world.workspace, late);
  await runMigration(owner, world.workspace, '0008_indexes.sql');
  expect(await selectIndexes(owner, world.workspace)).toEqual(fresh);
});
