import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FunnelChartBody, MeasureRecordsBody, MeasureResultBody } from '#contract/measures.ts';
import { zonedDayStart } from '#domain/kernel/calendar.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { installFunnels } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { measureRoutes } from './index.ts';
import { DEAL_WORLD, PHASES, TEMPLATES } from './testing/funnelTemplates.ts';
import { insertHistories } from './testing/historyQueries.ts';
import { randomFrom, randomRecord } from './testing/randomHistories.ts';

let world: World;
let app: App;

beforeAll(async () => {
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, TEMPLATES, PHASES)),
  );
  const { actors, departments } = world;
  const now = Date.now();
  const random = randomFrom(11);
  const choices = {
    funnels: DEAL_WORLD.funnels,
    owners: [{ id: actors.east1.userId, department: departments.east.id }],
    accounts: [null],
    sources: ['search', 'referral', null],
    start: zonedDayStart('2025-01-01', 'Asia/Shanghai').getTime(),
    now,
  };
  const records = Array.from({ length: 80 }, () => randomRecord(random, choices));
  const { id } = (await getDefinitions(world.as('vp'))).object('opportunity');
  const tokens = { owner: () => actors.east1.self, department: () => departments.east.token };
  await insertHistories(world.db.owner, world.workspace, { key: 'opportunity', id }, DEAL_WORLD, records, tokens, now);
  app = await createServer({ log: world.as('vp').log, authenticate: async () => ({ context: world.as('vp') }) });
  measureRoutes(app);
});
afterAll(async () => {
  await app?.close();
  await world?.drop();
});

const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });

test('tells what can be asked', async () => {
  const answer = await app.inject({ url: '/api/measures' });
  expect(answer.statusCode).toBe(200);
  expect(answer.json().measures.map((measure: { key: string }) => measure.key)).toContain('winRate');
});

test('answers a cockpit’s questions in one request, and each number opens as many records', async () => {
  const filters = { field: 'source', op: 'ne', value: 'search' } as const;
  const queries = [
    { measure: 'stageConversion', dimensions: ['phase', 'source'], filters },
    { measure: 'winRate', dimensions: ['owner'] },
    { measure: 'dwell', step: 'first' },
  ];
  const answer = await post('/api/measures/query', { queries });
  expect(answer.statusCode, answer.body).toBe(200);
  const { results } = answer.json<{ results: MeasureResultBody[] }>();
  expect(results.map((result) => result.measure)).toEqual(['stageConversion', 'winRate', 'dwell']);
  expect(results[0]?.filters).toEqual(filters);
  const row = results[0]!.rows.find(({ values }) => Number(values.lost) > 0)!;
  const opened = await post('/api/measures/records', {
    query: queries[0],
    cell: { keys: row.keys, part: 'lost' },
    columns: ['name', 'owner'],
    limit: 500,
  });
  expect(opened.statusCode, opened.body).toBe(200);
  const list = opened.json<MeasureRecordsBody>();
  expect(list.count).toBe(row.values.lost);
  expect(list.items).toHaveLength(list.count);
  expect(list.references[world.actors.east1.userId]).toEqual({ object: 'user', title: 'east1' });
  const total = await post('/api/measures/records', { query: queries[2], cell: { part: 'visits' } });
  expect(total.json<MeasureRecordsBody>().count).toBe(results[2]!.total!.visits);
  expect(total.json<MeasureRecordsBody>().items[0]?.visit?.stage).toBeTypeOf('string');
});

test('draws the funnel', async () => {
  const answer = await post('/api/measures/funnel', {
    mode: 'cohort',
    window: { from: '2025-04-01', to: '2025-06-30' },
    dimension: 'source',
  });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({ stepDimension: 'phase', baseline: { from: '2025-01-01', to: '2025-03-31' } });
});

test.each([
  ['/api/measures/query', { queries: [] }],
  ['/api/measures/query', { queries: [{ measure: 'luck' }] }],
  ['/api/measures/query', { queries: [{ measure: 'wonCount', dimensions: ['nothing'] }] }],
  ['/api/measures/records', { query: { measure: 'wonCount' }, cell: { part: 'nothing' } }],
  ['/api/measures/funnel', { funnel: 'nothing' }],
])('refuses %s %j', async (url, body) => {
  const answer = await post(url, body);
  expect(answer.statusCode).toBe(422);
  expect(answer.json().code).toBe('invalid_input');
});

const open = { measure: 'snapshot', dimensions: ['phase'] } as const;

test('a past day knows how long deals had stood then', async () => {
  const asOf = '2025-11-30';
  const since = '2025-10-31T16:00:00.000Z';
  const query = { measure: 'snapshot', asOf };
  const read = async (asked: object) =>
    (
      await post('/api/measures/records', {
        query: asked,
        cell: { part: 'count' },
        columns: ['stageSince', 'amount'],
        limit: 500,
      })
    ).json<MeasureRecordsBody>();
  const all = await read(query);
  const times = all.records.map(({ values }) => String(values.stageSince));
  expect(times.length).toBeGreaterThan(3);
  for (const time of times) expect(Date.parse(time)).toBeLessThan(Date.parse('2025-11-30T16:00:00Z'));
  const stalled = await read({ ...query, filters: { field: 'stageSince', op: 'lte', value: since } });
  expect(stalled.count).toBe(times.filter((time) => Date.parse(time) <= Date.parse(since)).length);
  expect(stalled.records.every(({ values }) => Date.parse(String(values.stageSince)) <= Date.parse(since))).toBe(true);
});

test('all but some keys open as the cells that were left out together, largest first, on every page', async () => {
  const [result] = (await post('/api/measures/query', { queries: [open] })).json<{ results: MeasureResultBody[] }>()
    .results;
  const [first, ...others] = result!.rows;
  expect(others.length).toBeGreaterThan(0);
  const cell = { keys: [{ except: [first!.keys[0]] }], part: 'count' };
  const amounts: number[] = [];
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = (
      await post('/api/measures/records', {
        query: open,
        cell,
        columns: ['amount'],
        limit: 7,
        ...(cursor ? { cursor } : {}),
      })
    ).json<MeasureRecordsBody>();
    expect(page.count).toBe(others.reduce((sum, row) => sum + Number(row.values.count), 0));
    for (const { id, values } of page.records) {
      ids.add(id);
      amounts.push(Number(values.amount ?? 0));
    }
    cursor = page.nextCursor ?? undefined;
    if (!cursor) expect(ids.size).toBe(page.count);
  } while (cursor);
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
});

test('the funnel is compared with another place over the same days', async () => {
  const filters = { field: 'source', op: 'eq', value: 'search' } as const;
  const window = { from: '2025-06-01', to: '2026-06-30' };
  const ask = async (body: object) => (await post('/api/measures/funnel', body)).json<FunnelChartBody>();
  const mine = await ask({ window, baseline: { from: window.from, to: window.to, filters } });
  const theirs = await ask({ window, filters, baseline: null });
  expect(mine.steps.map((step) => step.baseline?.reached.count)).toEqual(
    theirs.steps.map((step) => (step.kind === 'open' ? step.reached.count : undefined)),
  );
  const aged = await ask({ window, horizonDays: 30, baseline: null });
  expect(aged.queries.reached.horizonDays).toBe(30);
});
