import { afterAll, beforeAll, expect, test } from 'vitest';
import { zonedDayStart } from '#domain/kernel/calendar.ts';
import type { OracleRecord } from '#domain/measures/oracle/world.ts';
import { newId } from '#server/platform/ids.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { installFunnels } from '../funnels/index.ts';
import { setDays } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { catalogue, funnelChart, measureAll, measureRecords } from './index.ts';
import { DEAL_WORLD, PHASES, TEMPLATES } from './testing/funnelTemplates.ts';
import { emptyHistories, insertHistories } from './testing/historyQueries.ts';
import { DAY } from './testing/randomHistories.ts';

const NOW = Date.parse('2026-05-16T04:00:00Z');
/** Limits for two stages: five days of work, nine of the calendar. */
const LIMITED = TEMPLATES.map((template) => ({
  ...template,
  stages: template.stages.map((stage) => ({
    ...stage,
    ...(stage.key === 'a1' ? { dwellDays: 5, dwellIn: 'working' as const } : {}),
    ...(stage.key === 'a2' ? { dwellDays: 9 } : {}),
  })),
}));
let world: World;
const as = (actor: 'vp' | 'east1') => world.as(actor, { now: new Date(NOW) });

beforeAll(async () => {
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, LIMITED, PHASES)),
  );
  const { actors, departments, workspace, db } = world;
  await emptyHistories(db.owner, workspace);
  const object = (await getDefinitions(as('vp'))).object('opportunity');
  const tokens = { owner: () => actors.east1.self, department: () => departments.east.token };
  // Of 100 that entered a quarter's second stage, 70 advanced within 20 days; of the next quarter's, 40.
  const records = [...deals('2026-01-05', 100, 70), ...deals('2026-04-05', 100, 40)];
  await insertHistories(db.owner, workspace, { key: 'opportunity', id: object.id }, DEAL_WORLD, records, tokens, NOW);
});
afterAll(() => world?.drop());

/** Deals that enter a2 on a day after four in a1; the first ones go on to a3 after ten more, the rest stay. */
function deals(day: string, count: number, advancing: number): OracleRecord[] {
  const entered = zonedDayStart(day, 'Asia/Shanghai').getTime();
  const created = entered - 4 * DAY;
  const moved = entered + 10 * DAY;
  const common = { owner: world.actors.east1.userId, department: world.departments.east.id, amount: 100_000 };
  return Array.from({ length: count }, (_, index) => {
    const goes = index < advancing;
    return {
      id: newId(),
      funnel: 'machines',
      createdAt: created,
      deleted: false,
      visits: [
        { stage: 'a1', enteredAt: created, leftAt: entered, next: 'a2' },
        { stage: 'a2', enteredAt: entered, leftAt: goes ? moved : null, next: goes ? 'a3' : null },
        ...(goes ? [{ stage: 'a3', enteredAt: moved, leftAt: null, next: null }] : []),
      ],
      states: [
        { ...common, from: created, stage: 'a1' },
        { ...common, from: entered, stage: 'a2' },
        ...(goes ? [{ ...common, from: moved, stage: 'a3' }] : []),
      ],
      expectedClose: null,
      originalClose: null,
      source: index % 2 ? 'search' : 'referral',
      account: null,
      lead: null,
      opportunity: null,
      lines: [],
    };
  });
}

const QUARTER = { from: '2026-04-01', to: '2026-06-30' };

test('shows the split of every step beside its stock, dwell and baseline of equal age', async () => {
  const chart = await funnelChart(as('vp'), { funnel: 'machines', window: QUARTER });
  expect(chart.steps.map((step) => step.key)).toEqual(['a1', 'a2', 'a3', 'a4', 'won']);
  const second = chart.steps[1]!;
  expect(second.reached).toEqual({ count: 100, amount: '100000' });
  expect(second.split).toMatchObject({
    advanced: { count: 40, amount: '40000' },
    still: { count: 60 },
    lost: { count: 0 },
  });
  expect(second.open).toEqual({ count: 90, amount: '90000' });
  expect(second.rate).toBe(0.4);
  expect(second.baseline).toEqual({ reached: { count: 100, amount: '100000' }, rate: 0.7 });
  expect(chart.baseline).toMatchObject({ from: '2026-01-01', to: '2026-03-31' });
  // 90 days before now: as old as the present quarter is.
  expect(chart.baseline?.asOf).toBe(new Date(NOW - 90 * DAY).toISOString());
});

test('compares with the days that are asked for, or with nothing', async () => {
  const question = { funnel: 'machines', window: QUARTER };
  const yearBefore = { from: '2025-04-01', to: '2025-06-30' };
  const chart = await funnelChart(as('vp'), { ...question, baseline: yearBefore });
  expect(chart.baseline).toEqual({ ...yearBefore, asOf: new Date(NOW - 365 * DAY).toISOString() });
  expect(chart.steps[1]!.baseline).toEqual({ reached: { count: 0, amount: '0' }, rate: null });
  const alone = await funnelChart(as('vp'), { ...question, baseline: null });
  expect(alone.baseline).toBeNull();
  expect(alone.steps[1]!).toMatchObject({ reached: { count: 100 }, baseline: null });
  expect(alone.bottleneck).toBeNull();
});

test('finds the step whose conversion fell beyond chance', async () => {
  const chart = await funnelChart(as('vp'), { funnel: 'machines', window: QUARTER });
  expect(chart.bottleneck).toBe('a2');
  expect(chart.steps[1]!.diagnosis).toMatchObject({ bottleneck: true, rate: 0.4, baselineRate: 0.7 });
  expect(chart.steps[1]!.diagnosis!.pValue).toBeLessThan(0.001);
  expect(chart.steps[0]!.diagnosis).toMatchObject({ bottleneck: false });
});

test('every number of the chart opens', async () => {
  const { queries } = await funnelChart(as('vp'), { funnel: 'machines', window: QUARTER, dimension: 'source' });
  const open = (query: typeof queries.reached, keys: string[], part: string) =>
    measureRecords(as('vp'), query, { keys, part }, { limit: 1 });
  expect((await open(queries.reached, ['a2'], 'advanced')).count).toBe(40);
  expect((await open(queries.open, ['a2'], 'count')).count).toBe(90);
  expect((await open(queries.dwell, ['a2'], 'ended')).count).toBe(40);
  expect((await open(queries.groups!, ['a2', 'search'], 'entered')).count).toBe(50);
});

test('splits every step by a dimension', async () => {
  const chart = await funnelChart(as('vp'), { funnel: 'machines', window: QUARTER, dimension: 'source' });
  expect(chart.groups.map((group) => group.label).sort()).toEqual(['搜索推广', '转介绍']);
  const counts = chart.groups.map((group) => group.steps.find((step) => step.key === 'a2')!.reached.count);
  expect(counts).toEqual([50, 50]);
});

test.each(['throughput', 'snapshot'] as const)('reads as %s too, by phases', async (mode) => {
  const chart = await funnelChart(as('vp'), { mode, window: QUARTER });
  expect(chart.stepDimension).toBe('phase');
  const second = chart.steps.find((step) => step.key === 'second')!;
  // Both stages are one phase: nobody left it, and all who are open stand there.
  if (mode === 'snapshot') expect(second.reached.count).toBe(200);
  else expect(second.split).toMatchObject({ advanced: { count: 0 } });
});

test('without a window there is no baseline and no verdict', async () => {
  const chart = await funnelChart(as('vp'), {});
  expect(chart.baseline).toBeNull();
  expect(chart.bottleneck).toBeNull();
});

test('many questions are answered in their order', async () => {
  const results = await measureAll(as('vp'), [
    { measure: 'openCount' },
    { measure: 'wonCount' },
    { measure: 'openAmount' },
    { measure: 'createdCount' },
    { measure: 'winRate' },
  ]);
  expect(results.map((result) => result.total?.value)).toEqual([200, 0, '200000', 200, null]);
});

test('the catalogue offers fields to group by in the reader’s language', async () => {
  const { measures, dimensions } = await catalogue(as('vp'));
  expect(measures).toHaveLength(15);
  expect(dimensions.opportunity).toContainEqual({ key: 'account.industry', label: '客户 · 行业' });
  expect(dimensions.lead).toContainEqual({ key: 'source', label: '来源' });
});

test('a limit in working days stands as long as it takes in the window, by the calendar of the company', async () => {
  world.workspace.holidays = 'none';
  const limits = async (from: string, to: string) => {
    const { steps } = await funnelChart(as('vp'), { funnel: 'machines', window: { from, to } });
    return steps.map(({ dwell }) => dwell?.limitDays ?? null);
  };
  // From Wednesday to Friday: five days of work later is the same weekday of the next week.
  expect(await limits('2026-04-01', '2026-04-03')).toEqual([7, 9, null, null, null]);
  const admin = world.as('admin');
  await setDays(admin, { day: '2026-04-06', to: '2026-04-10', kind: 'off', name: '放假' });
  expect(await limits('2026-04-01', '2026-04-03')).toEqual([14, 9, null, null, null]);
  // Wednesday: Thursday, Friday, both Saturdays, Monday.
  await setDays(admin, { day: '2026-04-04', kind: 'work', name: '调休' });
  await setDays(admin, { day: '2026-04-11', kind: 'work', name: '调休' });
  expect(await limits('2026-04-01', '2026-04-01')).toEqual([12, 9, null, null, null]);
  // Nobody works in the window: what begins then counts from the first day of work.
  expect(await limits('2026-04-06', '2026-04-10')).toEqual([6, 9, null, null, null]);
  expect((await funnelChart(as('vp'), { funnel: 'machines' })).steps[0]!.dwell!.limitDays).toBe(7);
});
