import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StageTask } from '#domain/funnels/index.ts';
import type { World } from '#server/testing/world.ts';
import { getRecord, updateRecords } from '../records/index.ts';
import { getFunnels, moveRecords, publishDraft, recordJourney, rollBack } from './index.ts';
import { createFunnelWorld, make } from './testing/deals.ts';
import { guardedFunnel } from './testing/gated.ts';
import { funnelVersions } from './versions/readVersions.ts';
import { draftOf } from './versions/testing/designer.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

const task = (key: string, name: string, required = true): StageTask => ({
  ...{ key, names: { 'zh-CN': name }, required, proof: { kind: 'free' }, assignee: 'owner' },
});
const rep = () => world.as('east1');
const tasksOf = async (id: string) => (await recordJourney(rep(), 'opportunity', id)).tasks;
const told = async (id: string) => (await tasksOf(id)).map(({ key, done }) => [key, done]);
const tick = (id: string) => updateRecords(rep(), 'task', [{ id, values: { done: true } }]);
const isDone = async (id: string) => (await getRecord(world.as('admin'), 'task', id)).record.values.done;

test('what was done for a stage that a mapping takes a deal from stays done, what is open goes on, and all of it comes back', async () => {
  const funnel = await guardedFunnel(world, {
    qualify: {
      tasks: [
        task('task', '打电话'),
        task('task1', '查资信'),
        task('task2', '送样品', false),
        task('task4', '寄目录', false),
      ],
    },
  });
  const id = await make(rep(), 'opportunity', { funnel });
  const [call, credit, sample, leaflet] = (await tasksOf(id)).map((one) => one.task!);
  await tick(call!);
  await tick(sample!);
  // 查资信 stands there under another key, 送样品 not at all, and the key of 打电话 is another task's.
  const { live } = (await getFunnels(world.as('admin'))).funnel(funnel);
  const tasks = [task('task', '查资信'), task('task1', '约见面'), task('task3', '打电话')];
  const stages = live.stages.map((stage) => (stage.key === 'qualify' ? { ...stage, key: 'first', tasks } : stage));
  const draft = await draftOf(world.as('admin'), funnel, {
    ...{ stages, transitions: live.transitions, mapping: [{ from: 'qualify', to: 'first' }] },
  });
  await publishDraft(world.as('admin'), funnel, draft);
  expect(await told(id)).toEqual([
    ['task', false],
    ['task1', false],
    ['task3', true],
  ]);
  const [now, meet, called] = (await tasksOf(id)).map((one) => one.task!);
  expect([now, called]).toEqual([credit, call]);
  expect(await Promise.all([call, credit, sample, leaflet].map((one) => isDone(one!)))).toEqual([
    true,
    false,
    true,
    true,
  ]);
  await tick(now!);
  expect((await moveRecords(rep(), 'opportunity', [{ id, to: 'need' }]))[0]).toMatchObject({
    ...{ ok: false, unmet: [{ kind: 'task', task: { names: { 'zh-CN': '约见面' } } }] },
  });

  const version = (await funnelVersions(world.as('admin'), funnel)).versions.find(({ state }) => state === 'live')!;
  await rollBack(world.as('admin'), funnel, version);
  expect(await told(id)).toEqual([
    ['task', true],
    ['task1', true],
    ['task2', true],
    ['task4', false],
  ]);
  expect((await tasksOf(id)).map((one) => one.task)).toEqual([call, credit, sample, leaflet]);
  expect(await isDone(meet!)).toBe(true);
  expect((await moveRecords(rep(), 'opportunity', [{ id, to: 'need' }]))[0]).toMatchObject({ ok: true });
});
