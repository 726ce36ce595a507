import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FunnelVersion } from '#domain/funnels/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import {
  board,
  funnelHooks,
  getFunnels,
  installFunnels,
  moveRecords,
  publishVersion,
  recordJourney,
  snooze,
  stalledNow,
  undoMoves,
} from '../funnels/index.ts';
import { setDays, updateDepartment } from '../identity/index.ts';
import { countRecords, createRecords, historyOf, setRecordHooks, updateRecords } from '../records/index.ts';
import { deleteTold } from './dwellQueries.ts';
import { listNotifications } from './listNotifications.ts';
import { markRead } from './markRead.ts';
import { remind } from './remind.ts';

const DEAL = 'opportunity';
type Name = keyof World['actors'];
let world: World;

beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  const headOf = (department: keyof World['departments'], name: Name) =>
    updateDepartment(world.as('admin'), { id: world.departments[department].id, headId: world.actors[name].userId });
  await headOf('east', 'eastManager');
  await headOf('sales', 'vp');
});
afterAll(() => world.drop());
beforeEach(async () => {
  for (const name of ['east1', 'east2', 'eastManager', 'west1', 'vp'] as const) await markRead(world.as(name));
});

/** Noon in Shanghai. */
const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const at = (name: Name, day: string): Context => world.as(name, { now: noon(day) });
const run = (day: string | Date) => remind({ ...world.as('admin'), now: typeof day === 'string' ? noon(day) : day });

async function limit(dwellDays: number, dwellIn: 'calendar' | 'working'): Promise<void> {
  const ctx = world.as('admin');
  const { live } = (await getFunnels(ctx)).funnel('standard');
  const stages = live.stages.map((stage) => (stage.key === 'qualify' ? { ...stage, dwellDays, dwellIn } : stage));
  await publishVersion(ctx, 'standard', { stages, transitions: live.transitions } satisfies Pick<
    FunnelVersion,
    'stages' | 'transitions'
  >);
}

async function deal(name: Name, day: string, values: Record<string, unknown> = {}): Promise<string> {
  const [outcome] = await createRecords(at(name, day), DEAL, [{ values: { name: day, ...values } }]);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

/** What a person was told of a deal since the last look, newest first. */
async function told(name: Name, id: string) {
  const { items } = await listNotifications(world.as(name), { unread: true });
  return items
    .filter(({ record }) => record?.id === id)
    .map(({ kind, params }) => [kind, params.whose, params.days, params.left, params.unit]);
}
const stalled = async (name: Name, day: string) => {
  const ctx = at(name, day);
  return (await countRecords(ctx, DEAL, { filter: await stalledNow(ctx, DEAL) })).count;
};

describe('warnings', () => {
  test('come to owner and superior, before the limit and past it, once each', async () => {
    await limit(5, 'calendar');
    const id = await deal('east1', '2026-03-02');
    await run('2026-03-05');
    expect([await told('east1', id), await told('eastManager', id)]).toEqual([[], []]);
    // Not at night.
    await run(new Date('2026-03-05T23:30:00Z'));
    expect(await told('east1', id)).toEqual([]);
    await run('2026-03-06');
    expect(await told('east1', id)).toEqual([['dwellNear', 'own', 4, 1, 'calendar']]);
    expect(await told('eastManager', id)).toEqual([['dwellNear', 'team', 4, 1, 'calendar']]);
    // Every hour, after a restart, with the clock set back and forth, and by two servers at once.
    for (const day of ['2026-03-07', '2026-03-06', '2026-03-04', '2026-03-07']) await run(day);
    await Promise.all([run('2026-03-08'), run('2026-03-08'), run('2026-03-08')]);
    await run('2026-04-20');
    expect(await told('east1', id)).toEqual([
      ['stalled', 'own', 6, -1, 'calendar'],
      ['dwellNear', 'own', 4, 1, 'calendar'],
    ]);
    expect(await told('eastManager', id)).toHaveLength(2);
    expect(await told('vp', id)).toEqual([]);
  });

  test('of what was missed tell only that the limit is passed', async () => {
    await limit(5, 'calendar');
    const id = await deal('west1', '2026-03-02');
    await run('2026-06-01');
    expect(await told('west1', id)).toEqual([['stalled', 'own', 91, -86, 'calendar']]);
    // West is led by nobody: the next above is.
    expect(await told('vp', id)).toHaveLength(1);
    // What is kept of it goes only when the stay is over.
    await deleteTold(world.db.app, world.workspace, new Date(Date.now() + 86_400_000));
    await run('2026-06-02');
    expect(await told('west1', id)).toHaveLength(1);
  });

  test('a new owner is told once, and so is who leads that one; the former is not told again', async () => {
    await limit(5, 'calendar');
    const id = await deal('east1', '2026-03-02');
    await run('2026-03-10');
    const give = (owner: Name) =>
      updateRecords(world.as('admin'), DEAL, [{ id, values: { owner: world.actors[owner].userId } }]);
    await give('west1');
    for (const day of ['2026-03-11', '2026-03-12']) await run(day);
    expect(await told('west1', id)).toEqual([['stalled', 'own', 9, -4, 'calendar']]);
    expect(await told('vp', id)).toHaveLength(1);
    await give('east1');
    await run('2026-03-13');
    expect(await told('east1', id)).toHaveLength(1);
    expect(await told('eastManager', id)).toHaveLength(1);
  });

  test('another limit tells neither twice nor too late', async () => {
    await limit(5, 'calendar');
    const id = await deal('east1', '2026-03-02');
    await run('2026-03-08');
    await limit(20, 'calendar');
    for (const day of ['2026-03-19', '2026-03-25']) await run(day);
    expect((await told('east1', id)).map(([kind]) => kind)).toEqual(['stalled']);

    const other = await deal('east2', '2026-03-02');
    await run('2026-03-10');
    expect(await told('east2', other)).toEqual([]);
    await limit(2, 'calendar');
    await run('2026-03-26');
    expect(await told('east2', other)).toEqual([['stalled', 'own', 24, -22, 'calendar']]);
  });

  test('a slip that was taken back goes on with the stay that it was; the next stay is another', async () => {
    await limit(5, 'calendar');
    const id = await deal('east1', '2026-03-02');
    await run('2026-03-08');
    const ctx = () => world.as('east1');
    const lost = [{ id, to: 'lost', fill: { lossReason: 'price' } }];
    expect(await moveRecords(ctx(), DEAL, lost)).toMatchObject([{ ok: true }]);
    expect(await undoMoves(ctx(), DEAL, [{ id }])).toMatchObject([{ ok: true }]);
    await run('2026-03-09');
    expect(await told('east1', id)).toHaveLength(1);
    expect((await recordJourney(at('east1', '2026-03-09'), DEAL, id)).stay).toMatchObject({ days: 7, state: 'over' });
  });

  test('working days pass over a holiday and count a worked Saturday, by the clocks of the company', async () => {
    await limit(3, 'working');
    world.workspace.holidays = 'none';
    await setDays(world.as('admin'), { day: '2026-10-01', to: '2026-10-07', kind: 'off', name: '国庆' });
    await setDays(world.as('admin'), { day: '2026-10-10', kind: 'work', name: '调休' });
    const id = await deal('east1', '2026-09-30');
    await run('2026-10-09');
    expect(await told('east1', id)).toEqual([]);
    await run('2026-10-10');
    expect(await told('east1', id)).toEqual([['dwellNear', 'own', 3, 0, 'working']]);
    expect(await stalled('east1', '2026-10-11')).toBe(await stalled('east1', '2026-10-10'));
    await run('2026-10-12');
    expect(await told('east1', id)).toHaveLength(2);
    world.workspace.timeZone = 'America/New_York';
    try {
      await limit(2, 'calendar');
      // The night in which clocks go forward is an hour short: the day begins all the same at midnight.
      const [made] = await createRecords(world.as('east2', { now: new Date('2026-03-06T17:00:00Z') }), DEAL, [
        { values: { name: 'DST' } },
      ]);
      const dst = made?.ok ? made.id : '';
      await run(new Date('2026-03-09T03:59:00Z'));
      expect((await told('east2', dst)).map(([kind]) => kind)).toEqual(['dwellNear']);
      await run(new Date('2026-03-09T12:00:00Z'));
      expect((await told('east2', dst)).map(([kind]) => kind)).toEqual(['stalled', 'dwellNear']);
    } finally {
      world.workspace.timeZone = 'Asia/Shanghai';
    }
  });
});

describe('snooze', () => {
  const wait = (id: string, until: string | null, day: string, name: Name = 'east1') =>
    snooze(at(name, day), DEAL, [{ id, until, reason: '客户年底封账' }]);

  test('silences warnings and takes the deal off the list until its day; reason and who stand in the history', async () => {
    await limit(5, 'calendar');
    const before = await stalled('east1', '2027-01-12');
    const id = await deal('east1', '2027-01-02');
    expect(await stalled('east1', '2027-01-12')).toBe(before + 1);
    expect(await wait(id, '2027-01-15', '2027-01-03')).toMatchObject([{ ok: true }]);
    for (const day of ['2027-01-06', '2027-01-12', '2027-01-14']) await run(day);
    expect(await told('east1', id)).toEqual([]);
    expect(await stalled('east1', '2027-01-14')).toBe(before);
    const journey = await recordJourney(at('east1', '2027-01-14'), DEAL, id);
    expect(journey).toMatchObject({ stalled: false, snoozed: { until: '2027-01-15', reason: '客户年底封账' } });
    const { columns } = await board(at('east1', '2027-01-14'), { object: DEAL, funnel: 'standard' });
    expect(columns.flatMap(({ cards }) => cards).find((card) => card.id === id)).toMatchObject({
      stalled: false,
      stay: { state: 'over' },
      snoozed: { until: '2027-01-15' },
    });
    const { entries } = await historyOf(at('east1', '2027-01-14'), DEAL, id, {});
    expect(entries[0]?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'snoozedUntil', after: '2027-01-15' }),
        expect.objectContaining({ field: 'snoozeReason', after: '客户年底封账' }),
      ]),
    );
    await run('2027-01-15');
    expect(await told('east1', id)).toEqual([['stalled', 'own', 13, -8, 'calendar']]);
    expect(await stalled('east1', '2027-01-15')).toBe(before + 1);
    expect((await recordJourney(at('east1', '2027-01-15'), DEAL, id)).snoozed).toBeNull();
  });

  test('ends early, with a move, and comes back when the move is taken back', async () => {
    await limit(5, 'calendar');
    const day = new Date().toISOString().slice(0, 10);
    const until = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const id = await deal('east1', '2026-03-02');
    const snoozed = async () => (await recordJourney(world.as('east1'), DEAL, id)).snoozed?.until ?? null;
    await wait(id, until, day);
    expect(await snoozed()).toBe(until);
    await wait(id, null, day);
    expect(await snoozed()).toBeNull();
    await wait(id, until, day);
    await moveRecords(world.as('east1'), DEAL, [{ id, to: 'lost', fill: { lossReason: 'price' } }]);
    expect(await snoozed()).toBeNull();
    await undoMoves(world.as('east1'), DEAL, [{ id }]);
    expect(await snoozed()).toBe(until);
  });

  test('asks for a day to come within a year, a reason, an open deal that one may change', async () => {
    const id = await deal('east1', '2026-03-02');
    const refused = async (until: string, reason: string) => {
      const [outcome] = await snooze(at('east1', '2026-03-10'), DEAL, [{ id, until, reason }]);
      return outcome?.ok ? [] : outcome!.issues.map(({ code, field }) => [code, field]);
    };
    expect(await refused('2026-03-10', 'x')).toEqual([['out_of_range', 'snoozedUntil']]);
    expect(await refused('2027-03-12', 'x')).toEqual([['out_of_range', 'snoozedUntil']]);
    expect(await refused('2026-03-11', ' ')).toEqual([['required', 'snoozeReason']]);
    expect(await wait(id, '2026-03-11', '2026-03-10', 'west1')).toMatchObject([{ ok: false, reason: 'not_found' }]);
    await moveRecords(world.as('east1'), DEAL, [{ id, to: 'lost', fill: { lossReason: 'price' } }]);
    expect(await refused('2026-03-11', 'x')).toEqual([['only_open', 'snoozedUntil']]);
  });
});
