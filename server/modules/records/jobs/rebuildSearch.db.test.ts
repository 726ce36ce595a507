import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addJob, type JobContext, migrateJobs, startJobs } from '#server/platform/jobs/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { createRecords, deleteRecords, searchRecords } from '../index.ts';
import { rebuildSearch } from './rebuildSearch.ts';
import { rebuildSearchJob } from './rebuildSearchJob.ts';
import { rebuildSearchTask } from './rebuildSearchTask.ts';
import { breakSearch, hardDelete, selectDocumentIds, selectRebuilds } from './testing/searchTestQueries.ts';

let world: World;
const log = pino({ level: 'silent' });
beforeAll(async () => {
  world = await createWorld();
  await migrateJobs(world.db.owner, log);
});
afterAll(() => world.drop());

const context = (signal = new AbortController().signal): JobContext => ({
  pools: { owner: world.db.owner, app: world.db.app },
  log,
  signal,
});
const found = async (text: string) =>
  (await searchRecords(world.as('east1'), text)).flatMap(({ hits }) => hits.map((hit) => hit.id));

test('writes every entry anew over several chunks, and removes those of records that are gone', async () => {
  const names = Array.from({ length: 2_300 }, (_, index) =>
    index === 2_200 ? '无锡恒拓轴承有限公司' : `苏州第${index}精密制造有限公司`,
  );
  const created = await createRecords(
    world.as('east1'),
    'account',
    names.map((name) => ({ values: { name } })),
  );
  const ids = created.map((outcome) => (outcome.ok ? outcome.id : ''));
  const [gone = '', deleted = '', ...kept] = ids;
  await deleteRecords(world.as('east1'), 'account', [{ id: deleted }]);
  await hardDelete(world.db.owner, world.workspace, 'account', gone);
  await breakSearch(world.db.owner, world.workspace, [gone, deleted, ...kept.slice(0, -5)]);
  expect(await found('恒拓')).toEqual([]);

  await rebuildSearch({ workspaceId: world.workspace.id, object: 'account' }, context());
  expect(await found('恒拓')).toEqual([ids[2_200]]);
  expect(await selectDocumentIds(world.db.owner, world.workspace)).toEqual([...kept].sort());
});

test('what is left when the process stops becomes a job that goes on there', async () => {
  const after = '01900000-0000-7000-8000-000000000000';
  const payload = { workspaceId: world.workspace.id, object: 'account', after };
  await rebuildSearch(payload, context(AbortSignal.abort()));
  expect(await selectRebuilds(world.db.owner)).toEqual([payload]);
});

test('an object or workspace that is gone is nothing to do', async () => {
  await rebuildSearch({ workspaceId: world.workspace.id, object: 'no_such' }, context());
  await rebuildSearch({ workspaceId: 999, object: 'account' }, context());
});

test('comes through the queue', async () => {
  const [outcome] = await createRecords(world.as('east1'), 'account', [{ values: { name: '宁波海澜阀门有限公司' } }]);
  const id = outcome?.ok ? outcome.id : '';
  await breakSearch(world.db.owner, world.workspace, [id]);
  const { pools } = context();
  const jobs = await startJobs({ pools, url: world.db.appUrl, log, tasks: [rebuildSearchTask] });
  await addJob(world.db.app, rebuildSearchJob, { workspaceId: world.workspace.id, object: 'account' });
  await vi.waitFor(async () => expect(await found('海澜')).toEqual([id]), 20_000);
  await jobs.stop();
});
