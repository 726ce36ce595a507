import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMonths, zonedDay, zonedDayStart } from '#domain/kernel/calendar.ts';
import { type OracleRecord, recordsAt, stageOf } from '#domain/measures/oracle/world.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { board, countClosings, funnelHooks, installFunnels } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { setRecordHooks } from '../records/index.ts';
import { measure } from './measure.ts';
import { DEAL_WORLD, PHASES, TEMPLATES } from './testing/funnelTemplates.ts';
import { emptyHistories, insertHistories } from './testing/historyQueries.ts';
import { HOUR, randomFrom, randomRecord } from './testing/randomHistories.ts';

const ZONE = 'Asia/Shanghai';
const NOW = Date.parse('2026-03-31T10:00:00Z');
const LEARNING = ['a1', 'a3', 'b1'];
const MONTHS = 12;
const templates = TEMPLATES.map((one) => ({
  ...one,
  stages: one.stages.map((stage) => ({ ...stage, learned: LEARNING.includes(stage.key) })),
}));
let world: World;
const as = (name: 'admin' | 'vp' | 'east1', now = NOW) => world.as(name, { now: new Date(now) });

beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, templates, PHASES)),
  );
});
afterAll(() => world?.drop());

async function write(seed: number, count: number): Promise<OracleRecord[]> {
  const random = randomFrom(seed);
  const { east, west } = world.departments;
  const owners = [
    { id: world.actors.east1.userId, department: east.id },
    { id: world.actors.west1.userId, department: west.id },
  ];
  const choices = {
    funnels: DEAL_WORLD.funnels,
    owners,
    accounts: [null],
    sources: [null],
    start: zonedDayStart('2025-01-10', ZONE).getTime(),
    now: NOW,
  };
  const records = Array.from({ length: count }, () => randomRecord(random, choices));
  const object = (await getDefinitions(as('admin'))).object('opportunity');
  const tokens = {
    owner: (id: string) => Object.values(world.actors).find((actor) => actor.userId === id)!.self,
    department: (id: string) => (id === east.id ? east.token : west.token),
  };
  await emptyHistories(world.db.owner, world.workspace);
  await insertHistories(
    world.db.owner,
    world.workspace,
    { key: 'opportunity', id: object.id },
    DEAL_WORLD,
    records,
    tokens,
    NOW,
  );
  return records;
}

/** The same as plain loops over histories. */
function chances(records: readonly OracleRecord[]): Map<string, number> {
  const since = zonedDayStart(addMonths(zonedDay(new Date(NOW), ZONE), -MONTHS), ZONE).getTime();
  const ended = recordsAt(DEAL_WORLD, records, NOW).filter(
    ({ kind, closedAt }) => (kind === 'won' || kind === 'lost') && closedAt! >= since,
  );
  const found = new Map<string, number>();
  for (const { key: funnel, stages } of DEAL_WORLD.funnels) {
    for (const { key, kind, probability } of stages) {
      let [won, closed] = [0, 0];
      for (const then of ended) {
        if (then.funnel !== funnel || !then.visits.some(({ stage }) => stage === key)) continue;
        closed += 1;
        won += then.kind === 'won' ? 1 : 0;
      }
      const learns = LEARNING.includes(key) && kind === 'open' && closed >= 30;
      const percent = learns ? (100 * (won + 0.3 * probability)) / (closed + 30) : probability;
      found.set(key, Math.round(percent * 10) / 10);
    }
  }
  return found;
}

test.each([1, 2, 3])(
  'learned chances weigh open amounts as an oracle says, on the board as in measures (%i)',
  async (seed) => {
    const records = await write(seed, 600);
    // Another hour of the same day each, as a funnel is counted once an hour.
    const hour = NOW + (seed - 1) * 2 * HOUR;
    expect(await countClosings(as('admin', hour))).toEqual(['leads', 'machines', 'services']);
    expect(await countClosings(as('admin', hour))).toEqual([]);
    const expected = chances(records);
    const then = recordsAt(DEAL_WORLD, records, NOW).filter(({ kind }) => kind === 'open');
    const weighted = (funnel: string, stage: string) =>
      then
        .filter((one) => one.funnel === funnel && one.stage === stage)
        .reduce((sum, { amount }) => sum + ((amount ?? 0) * expected.get(stage)!) / 10_000, 0);
    let learned = 0;
    for (const { key: funnel } of DEAL_WORLD.funnels) {
      const { rows } = await measure(as('vp'), { measure: 'weightedAmount', funnel, dimensions: ['stage'] });
      const { columns } = await board(as('vp'), { object: 'opportunity', funnel });
      for (const { keys, values } of rows) {
        const stage = String(keys[0]);
        expect(Number(values.value)).toBeCloseTo(weighted(funnel, stage), 4);
        const column = columns.find((one) => one.stage === stage)!;
        expect(Number(column.weightedAmount)).toBeCloseTo(weighted(funnel, stage), 1);
        if (expected.get(stage) !== stageOf(DEAL_WORLD, funnel, stage).probability) learned += 1;
      }
    }
    expect(learned).toBeGreaterThan(0);
  },
);
