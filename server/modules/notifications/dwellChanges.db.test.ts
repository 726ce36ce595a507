import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DayKind, MappingRule, Stage } from '#domain/funnels/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import {
  createDraft,
  funnelHooks,
  getFunnels,
  installFunnels,
  publishDraft,
  recordJourney,
  rollBack,
  saveDraft,
  snooze,
} from '../funnels/index.ts';
import { setDays, updateDepartment } from '../identity/index.ts';
import { createRecords, setRecordHooks } from '../records/index.ts';
import { listNotifications } from './listNotifications.ts';
import { markRead } from './markRead.ts';
import { remind } from './remind.ts';

const DEAL = 'opportunity';
let world: World;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  const { east } = world.departments;
  await updateDepartment(world.as('admin'), { id: east.id, headId: world.actors.eastManager.userId });
  world.workspace.holidays = 'none';
});
afterAll(() => world.drop());

/** Noon in Shanghai. */
const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const run = (day: string | Date) => remind({ ...world.as('admin'), now: typeof day === 'string' ? noon(day) : day });
const deals = async (day: string, count = 1): Promise<string[]> => {
  const commands = Array.from({ length: count }, (_, index) => ({ values: { name: `${day} ${index}` } }));
  const outcomes = await createRecords(world.as('east1', { now: noon(day) }), DEAL, commands);
  return outcomes.map((outcome) => (outcome.ok ? outcome.id : ''));
};
async function publish(change: (stages: readonly Stage[]) => Stage[], mapping: MappingRule[] = []) {
  const ctx = world.as('admin');
  const { live } = (await getFunnels(ctx)).funnel('standard');
  const { id, lockVersion } = await createDraft(ctx, 'standard', { from: { version: live.id } });
  const next = { stages: change(live.stages), transitions: live.transitions, mapping, lockVersion };
  return publishDraft(ctx, 'standard', await saveDraft(ctx, 'standard', id, next));
}
const limit = (dwellDays: number, dwellIn: DayKind) =>
  publish((stages) => stages.map((stage) => (stage.key === 'qualify' ? { ...stage, dwellDays, dwellIn } : stage)));
const told = async (name: 'east1' | 'eastManager', id: string) => {
  const { items } = await listNotifications(world.as(name), { unread: true });
  return items.filter(({ record }) => record?.id === id).map(({ kind, params }) => [kind, params.days]);
};
const stay = async (id: string, day: string) =>
  (await recordJourney(world.as('east1', { now: noon(day) }), DEAL, id)).stay;

test('who had hundreds of stalled deals when warnings began is told of all of them in one notice, and so is who leads', async () => {
  await limit(5, 'calendar');
  await deals('2026-03-02', 300);
  await Promise.all([run('2026-05-01'), run('2026-05-01')]);
  await run('2026-05-02');
  for (const [name, whose] of [
    ['east1', 'own'],
    ['eastManager', 'team'],
  ] as const) {
    const { items } = await listNotifications(world.as(name), { unread: true });
    expect(items.map(({ kind, count, params }) => [kind, count, params.whose])).toEqual([['stalled', 300, whose]]);
    await markRead(world.as(name));
  }
});

test('a calendar that is changed afterwards counts from then on, and tells of no stay twice', async () => {
  await limit(3, 'working');
  const [id = ''] = await deals('2026-10-05');
  await run('2026-10-09');
  expect(await told('east1', id)).toEqual([['stalled', 4]]);
  // The holiday that nobody had entered, and the Saturday that is worked for it.
  await setDays(world.as('admin'), { day: '2026-10-05', to: '2026-10-08', kind: 'off', name: '国庆' });
  await setDays(world.as('admin'), { day: '2026-10-10', kind: 'work', name: '调休' });
  expect(await stay(id, '2026-10-09')).toMatchObject({ days: 1, state: 'fine' });
  expect(await stay(id, '2026-10-10')).toMatchObject({ days: 2, state: 'fine' });
  for (const day of ['2026-10-10', '2026-10-12', '2026-10-13', '2026-10-14']) await run(day);
  expect(await stay(id, '2026-10-13')).toMatchObject({ days: 4, state: 'over' });
  expect(await told('east1', id)).toEqual([['stalled', 4]]);
  expect(await told('eastManager', id)).toEqual([['stalled', 4]]);
});

test('clocks of another place count the days of a stay anew, and tell of none twice', async () => {
  await limit(2, 'calendar');
  const [id = ''] = await deals('2026-11-02');
  await run('2026-11-05');
  expect(await told('east1', id)).toEqual([['stalled', 3]]);
  world.workspace.timeZone = 'America/Los_Angeles';
  try {
    // Noon there; the stay began on the evening of the first.
    const noonThere = (day: string) => new Date(`${day}T20:00:00Z`);
    for (const day of ['2026-11-03', '2026-11-05', '2026-11-06']) await run(noonThere(day));
    expect(await told('east1', id)).toEqual([['stalled', 3]]);
    expect(await stay(id, '2026-11-05')).toMatchObject({ days: 3, state: 'over' });
  } finally {
    world.workspace.timeZone = 'Asia/Shanghai';
  }
});

test('a stage that is split, and the split taken back, is the same stay: its snooze goes on, and nobody is warned again', async () => {
  await limit(5, 'calendar');
  const [id = '', asleep = ''] = await deals('2027-01-02', 2);
  const until = { id: asleep, until: '2027-02-01', reason: '客户年底封账' };
  expect(await snooze(world.as('east1', { now: noon('2027-01-03') }), DEAL, [until])).toMatchObject([{ ok: true }]);
  await run('2027-01-08');
  const warned = await told('east1', id);
  expect(warned).toEqual([['stalled', 6]]);
  const split = (stages: readonly Stage[]) =>
    stages.flatMap((stage) =>
      stage.key === 'qualify'
        ? [
            { ...stage, key: 'first' },
            { ...stage, key: 'second' },
          ]
        : [stage],
    );
  const { id: version } = await publish(split, [{ from: 'qualify', to: 'second' }]);
  const check = async (stage: string) => {
    const journey = await recordJourney(world.as('east1', { now: noon('2027-01-20') }), DEAL, asleep);
    expect(journey).toMatchObject({ stage, snoozed: { until: '2027-02-01' }, stay: { days: 18 }, stalled: false });
    for (const day of ['2027-01-09', '2027-01-31']) await run(day);
    expect([await told('east1', id), await told('east1', asleep)]).toEqual([warned, []]);
  };
  await check('second');
  await rollBack(world.as('admin'), 'standard', { id: version, lockVersion: 3 });
  await check('qualify');
});
