import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import {
  createDraft,
  funnelHooks,
  getFunnels,
  installFunnels,
  moveRecords,
  saveDraft,
  startPilot,
} from '../funnels/index.ts';
import { createRecords, setRecordHooks, updateRecords } from '../records/index.ts';
import { dayOf } from './scope.ts';
import { today } from './today.ts';

let world: World;
const DAY = 86_400_000;
/** Wednesday, ten in the morning in Shanghai. */
const NOW = new Date('2026-03-18T02:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const as = (who: 'east1' | 'east2' | 'eastManager' | 'west1', at = NOW): Context => world.as(who, { now: at });

async function make(ctx: Context, object: string, values: Record<string, unknown>): Promise<string> {
  const [outcome] = await createRecords(ctx, object, [{ values }]);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  const deal = (who: 'east1' | 'east2' | 'west1', age: number, values: Record<string, unknown>) =>
    make(as(who, ago(age)), 'opportunity', values);
  const slow = await deal('east1', 40, { name: '停滞', amount: '300', nextStepDate: '2026-03-17', nextStep: '回访' });
  await deal('east1', 0, { name: '新商机', amount: '20.50', expectedCloseDate: '2026-03-31' });
  await deal('east2', 1, { name: '同事的', amount: '7', expectedCloseDate: '2026-03-10' });
  await deal('west1', 1, { name: '别的团队', amount: '1000' });
  await updateRecords(as('east1', ago(0.5)), 'opportunity', [{ id: slow, values: { amount: '310' } }]);
  await make(as('east1'), 'task', { name: '逾期', dueDate: '2026-03-16', opportunity: slow });
  await make(as('east1'), 'task', { name: '今天', dueDate: '2026-03-18' });
  await make(as('east1'), 'task', { name: '很久以后', dueDate: '2026-05-01' });
  await make(as('east1'), 'task', { name: '做完了', dueDate: '2026-03-16', done: true });
  await make(as('east2'), 'task', { name: '同事的任务', dueDate: '2026-03-17' });
});
afterAll(() => world.drop());

const names = (records: readonly { values: Record<string, unknown> }[]) => records.map(({ values }) => values.name);

describe('one’s own day', () => {
  test('holds one’s tasks up to a week ahead, the late ones first', async () => {
    const { tasks, scope, hasTeam } = await today(as('east1'), 'team');
    expect({ scope, hasTeam }).toEqual({ scope: 'mine', hasTeam: false });
    expect(tasks).toMatchObject({ overdue: 1, today: 1, soon: 0 });
    expect(names(tasks.items)).toEqual(['逾期', '今天']);
  });

  test('holds what hangs: next steps that are due, deals past the limit of their stage', async () => {
    const { steps, stalled, pastClose, references } = await today(as('east1'), 'mine');
    expect(names(steps.items)).toEqual(['停滞']);
    expect(steps).toMatchObject({ due: 1, none: 1 });
    expect(stalled).toMatchObject({ count: 1, amount: '310' });
    expect(pastClose.count).toBe(0);
    expect(references[as('east1').actor.userId]).toMatchObject({ title: 'east1' });
  });

  test('tells what changed since the last working day, newest first', async () => {
    const { changes } = await today(as('east1'), 'mine');
    expect(changes.items.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['amount', '300', '310'],
      ['created', null, 'qualify'],
    ]);
    expect(changes.figures.created).toEqual({ count: 1, amount: '20.5' });
    expect(changes.more).toBe(false);
  });

  test('counts what was created and moved, however much else changed', async () => {
    const old = Array.from({ length: 90 }, (_, index) => ({ values: { name: `旧商机${index}`, amount: '1' } }));
    const made = await createRecords(as('west1', ago(30)), 'opportunity', old);
    const commands = made.flatMap((one) => (one.ok ? [{ id: one.id, values: { amount: '2' } }] : []));
    await updateRecords(as('west1'), 'opportunity', commands);
    const { changes } = await today(as('west1'), 'mine');
    expect(changes.figures.created).toEqual({ count: 1, amount: '1000' });
    expect(changes.items).toHaveLength(40);
    expect(changes.more).toBe(true);
  });

  test('says how the month stands', async () => {
    const { month } = await today(as('east1'), 'mine');
    expect(month.created).toEqual({ count: 1, amount: '20.5' });
    expect(month.createdBefore).toEqual({ count: 1, amount: '310' });
    expect(month.closing).toMatchObject({ count: 1, amount: '20.5' });
  });
});

describe('the team’s day', () => {
  test('is about all that the manager sees and nothing else', async () => {
    const { team, tasks, changes, pastClose, references } = await today(as('eastManager'), 'team');
    expect(names(tasks.items)).toEqual(['逾期', '同事的任务', '今天']);
    expect(names(pastClose.items)).toEqual(['同事的']);
    expect(changes.items.map(({ record }) => record.title)).not.toContain('别的团队');
    const lines = team.map(({ owner, open, stalled, overdueTasks }) => [
      references[owner]?.title,
      open.count,
      stalled,
      overdueTasks,
    ]);
    expect(lines.sort()).toEqual([
      ['east1', 2, 1, 1],
      ['east2', 1, 0, 1],
    ]);
  });

  test('tells moves by what they were', async () => {
    const id = await make(as('east2', ago(20)), 'opportunity', { name: '要输的', amount: '5' });
    await moveRecords(as('east2'), 'opportunity', [{ id, to: 'lost', fill: { lossReason: 'price' } }]);
    const { changes } = await today(as('eastManager'), 'team');
    expect(changes.items[0]).toMatchObject({ kind: 'lost', before: 'qualify', after: 'lost' });
    expect(changes.figures.lost).toMatchObject({ count: 1 });
  });
});

test.each([
  ['2026-03-16T02:00:00Z', '2026-03-12T16:00:00.000Z'],
  ['2026-03-17T02:00:00Z', '2026-03-15T16:00:00.000Z'],
  ['2026-03-22T02:00:00Z', '2026-03-19T16:00:00.000Z'],
  ['2026-10-08T02:00:00Z', '2026-09-29T16:00:00.000Z'],
])('news of %s begin at %s: on Monday with Friday, after a holiday with its eve', async (now, since) => {
  expect((await dayOf(as('east1', new Date(now)), 'mine')).since.toISOString()).toBe(since);
});

test('a move between stages that only a pilot has is told by its order: on is on, and back is back', async () => {
  const admin = world.as('admin', { now: NOW });
  const { live } = (await getFunnels(admin)).funnel('standard');
  const { id, lockVersion } = await createDraft(admin, 'standard', { from: { version: live.id } });
  const stages = live.stages.flatMap(({ gates: _, tasks: __, ...known }) => {
    const stage = { ...known, requiredFields: [] };
    return stage.key === 'need'
      ? [
          { ...stage, key: 'explore' },
          { ...stage, key: 'agree' },
        ]
      : [stage];
  });
  const transitions = { ...live.transitions, back: 'allowed' as const };
  const draft = await saveDraft(admin, 'standard', id, {
    ...{ stages, transitions, mapping: [{ from: 'need', to: 'explore' }], lockVersion },
  });
  await startPilot(admin, 'standard', { ...draft, departments: [], people: [world.actors.east2.userId] });
  const deal = await make(as('east2', ago(0.4)), 'opportunity', { name: '试点的', amount: '5' });
  for (const [to, days] of [
    ['explore', 0.3],
    ['agree', 0.2],
    ['explore', 0.1],
  ] as const)
    expect((await moveRecords(as('east2', ago(days)), 'opportunity', [{ id: deal, to }]))[0]).toMatchObject({
      ok: true,
    });
  const { changes } = await today(as('east2'), 'mine');
  const own = changes.items.filter(({ record }) => record.id === deal);
  expect(own.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ['back', 'agree', 'explore'],
    ['advanced', 'explore', 'agree'],
    ['advanced', 'qualify', 'explore'],
    ['created', null, 'qualify'],
  ]);
});

test('a stalled deal comes with what says by whose limit it stands', async () => {
  const { stalled } = await today(as('east1'), 'mine');
  const { east } = world.departments;
  expect(stalled.items.map(({ values }) => [values.owner, values.department])).toEqual([
    [world.actors.east1.userId, east.id],
  ]);
});
