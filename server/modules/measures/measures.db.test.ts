import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, zonedDayStart } from '#domain/kernel/calendar.ts';
import {
  MEASURES,
  type MeasureKey,
  type MeasureQuery,
  type MeasureResult,
  type MeasureUnit,
} from '#domain/measures/index.ts';
import { type Counted, type OracleRecord, recordsAt, type Then } from '#domain/measures/oracle/world.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { Context } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { installFunnels } from '../funnels/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { catalogue } from './catalogue.ts';
import { measure, measureRecords } from './index.ts';
import { type ExpectedCell, expectedCells, expectedTotal, type Ground } from './testing/expected.ts';
import { DEAL_WORLD, LEAD_WORLD, PHASES, TEMPLATES } from './testing/funnelTemplates.ts';
import {
  emptyHistories,
  insertAccounts,
  insertHistories,
  insertLines,
  insertProducts,
  setHead,
  type Tokens,
} from './testing/historyQueries.ts';
import { HOUR, type Owner, type Random, randomFrom, randomLines, randomRecord } from './testing/randomHistories.ts';

const ZONE = 'Asia/Shanghai';
const NOW = Date.parse('2026-03-31T10:00:00Z');
const START = zonedDayStart('2025-08-20', ZONE).getTime();
/** April: so that fiscal quarters are none of the calendar's. */
const FISCAL_START = 4;
const PEOPLE = ['east1', 'east2', 'eastManager', 'west1', 'vp'] as const;
const READERS = ['east1', 'eastManager', 'west1', 'vp', 'admin'] as const;
type Reader = (typeof READERS)[number];

let world: World;
let owners: Owner[];
let tokens: Tokens;
const products = [newId(), newId(), newId()];
/** Seen by all, by east and its manager, by west1. */
const accounts: { id: string; industry: string | null; seenBy: Reader[] }[] = [
  { id: newId(), industry: 'automotive', seenBy: [...READERS] },
  { id: newId(), industry: 'food', seenBy: ['east1', 'eastManager', 'vp', 'admin'] },
  { id: newId(), industry: 'food', seenBy: ['west1', 'vp', 'admin'] },
  { id: newId(), industry: null, seenBy: ['vp', 'admin'] },
];

beforeAll(async () => {
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, TEMPLATES, PHASES)),
  );
  const { east, west, sales } = world.departments;
  const homes = { east1: east, east2: east, eastManager: east, west1: west, vp: sales };
  owners = PEOPLE.map((name) => ({ id: world.actors[name].userId, department: homes[name].id }));
  const departments = Object.values(world.departments);
  tokens = {
    owner: (id) => Object.values(world.actors).find((actor) => actor.userId === id)!.self,
    department: (id) => departments.find((department) => department.id === id)!.token,
  };
  const seen = accounts.map((one) => ({ ...one, access: one.seenBy.map((reader) => world.actors[reader].self) }));
  await insertAccounts(world.db.owner, world.workspace, seen);
  await insertProducts(world.db.owner, world.workspace, products);
  await setHead(world.db.owner, world.workspace, east.id, world.actors.eastManager.userId);
  await setHead(world.db.owner, world.workspace, sales.id, world.actors.vp.userId);
});
afterAll(() => world?.drop());

const contextOf = (reader: Reader): Context => {
  const base = world.as(reader);
  return { ...base, now: new Date(NOW), workspace: { ...base.workspace, fiscalYearStart: FISCAL_START } };
};

type Histories = { deals: OracleRecord[]; leads: OracleRecord[] };

async function writeHistories(random: Random, count: number): Promise<Histories> {
  const choices = {
    owners,
    accounts: [null, ...accounts.map((account) => account.id)],
    sources: ['search', 'tradeFair', 'referral', null],
    start: START,
    now: NOW,
  };
  const leads = Array.from({ length: count }, () => randomRecord(random, { ...choices, funnels: LEAD_WORLD.funnels }));
  const deals = Array.from({ length: count }, () => randomRecord(random, { ...choices, funnels: DEAL_WORLD.funnels }));
  for (const [index, lead] of leads.entries()) {
    for (const state of lead.states) state.amount = null;
    lead.expectedClose = null;
    if (!random.chance(0.5)) continue;
    lead.opportunity = deals[index]!.id;
    deals[index]!.lead = lead.id;
  }
  for (const deal of deals) deal.lines = randomLines(random, products);
  const definitions = await getDefinitions(contextOf('admin'));
  const { owner: db } = world.db;
  await emptyHistories(db, world.workspace);
  for (const [key, own, records] of [
    ['opportunity', DEAL_WORLD, deals],
    ['lead', LEAD_WORLD, leads],
  ] as const) {
    await insertHistories(db, world.workspace, { key, id: definitions.object(key).id }, own, records, tokens, NOW);
  }
  await insertLines(db, world.workspace, deals);
  return { deals, leads };
}

/** Who sees a record, as it is now: its owner, the managers above the owner's department, and whoever sees all. */
function sees(reader: Reader, record: Then): boolean {
  const { east } = world.departments;
  if (reader === 'vp' || reader === 'admin') return true;
  if (record.owner === world.actors[reader].userId) return true;
  return reader === 'eastManager' && record.department === east.id;
}

type Filter = { condition: Condition; passes(record: Then): boolean };

/** What a reader does not see of an account counts as empty. */
const industryOf = (reader: Reader, record: Then) =>
  accounts.find((account) => account.id === record.account && account.seenBy.includes(reader))?.industry ?? null;

function filtersOf(reader: Reader, object: 'opportunity' | 'lead'): Filter[] {
  const east1 = world.actors.east1.userId;
  const common: Filter[] = [
    { condition: { field: 'source', op: 'ne', value: 'search' }, passes: (record) => record.source !== 'search' },
    { condition: { field: 'owner', op: 'eq', value: east1 }, passes: (record) => record.owner === east1 },
    {
      condition: { field: 'stageKind', op: 'in', value: ['won', 'lost'] },
      passes: ({ kind }) => kind === 'won' || kind === 'lost',
    },
    {
      condition: { field: 'account.industry', op: 'eq', value: 'food' },
      passes: (record) => industryOf(reader, record) === 'food',
    },
  ];
  if (object === 'lead') return common;
  return [
    ...common,
    {
      condition: { field: 'amount', op: 'gte', value: '50000' },
      passes: ({ amount }) => amount !== null && amount >= 5_000_000,
    },
  ];
}

function dimension(reader: Reader, key: string, { record, step, at, product }: Counted): string | null {
  const { group, sales, east, west } = world.departments;
  const department = { [group.id]: group.id, [sales.id]: sales.id, [east.id]: sales.id, [west.id]: sales.id }[
    record.department
  ]!;
  const head =
    { [east.id]: world.actors.eastManager.userId, [sales.id]: world.actors.vp.userId }[record.department] ?? null;
  switch (key) {
    case 'stage':
    case 'phase':
      return step!;
    case 'funnel':
      return record.funnel;
    case 'owner':
      return record.owner;
    case 'department':
      return record.department;
    case 'department:2':
      return department;
    case 'manager':
      return head;
    case 'source':
      return record.source;
    case 'account':
      return record.account;
    case 'account.industry':
      return industryOf(reader, record);
    case 'lineProduct':
      return product!;
    default:
      return bucketOf(key, at ?? null);
  }
}

function bucketOf(unit: string, at: number | string | null): string | null {
  if (at === null) return null;
  const day = typeof at === 'string' ? at : new Date(at + 8 * HOUR).toISOString().slice(0, 10);
  if (unit === 'month') return day.slice(0, 7);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - (FISCAL_START - 1);
  const year = String(Math.floor(months / 12));
  return unit === 'year' ? year : `${year}-Q${Math.floor((months % 12) / 3) + 1}`;
}

const DIMENSIONS = [
  'funnel',
  'owner',
  'department',
  'department:2',
  'manager',
  'source',
  'account',
  'account.industry',
  'month',
  'quarter',
  'year',
];

const BY_LINES: ReadonlySet<MeasureKey> = new Set([
  'winRate',
  'averageDealSize',
  'wonAmount',
  'wonCount',
  'lostCount',
  'snapshot',
  'openCount',
  'openAmount',
  'weightedAmount',
  'createdCount',
]);

function randomDimensions(random: Random, key: MeasureKey, object: string, funnel: string | undefined): string[] {
  const plain =
    key === 'velocity' ? DIMENSIONS.filter((one) => !['month', 'quarter', 'year'].includes(one)) : DIMENSIONS;
  const dimensions = [random.pick(plain), random.pick(plain)].slice(random.below(3));
  const stepped = ['stageConversion', 'dwell', 'snapshot', 'openAmount', 'createdCount'].includes(key);
  if (stepped) dimensions[0] = funnel && random.chance(0.7) ? 'stage' : 'phase';
  if (object === 'opportunity' && BY_LINES.has(key) && random.chance(0.4)) {
    dimensions[random.below(Math.min(dimensions.length + 1, 2))] = 'lineProduct';
  }
  return [...new Set(dimensions)];
}

function randomQuery(random: Random, reader: Reader, key: MeasureKey): { query: MeasureQuery; filter: Filter | null } {
  const spec = MEASURES[key];
  const object = key === 'endToEnd' ? 'lead' : random.chance(0.2) && key !== 'salesCycle' ? 'lead' : 'opportunity';
  const mode = random.pick(spec.modes.filter((one) => object === 'opportunity' || one.key !== 'due')).key;
  const funnel = object === 'opportunity' && random.chance(0.5) ? random.pick(['machines', 'services']) : undefined;
  const dimensions = randomDimensions(random, key, object, funnel);
  const from = addDays('2025-08-20', random.below(200));
  const window = random.pick([undefined, { from, to: addDays(from, 10 + random.below(90)) }, { from }, { to: from }]);
  const filter = random.chance(0.3) ? random.pick(filtersOf(reader, object)) : null;
  const query: MeasureQuery = {
    measure: key,
    mode,
    object,
    dimensions,
    ...(funnel ? { funnel } : {}),
    ...(window ? { window } : {}),
    ...(random.chance(0.4) ? { asOf: addDays('2025-10-01', random.below(170)) } : {}),
    ...(key === 'stageConversion' && mode !== 'throughput' && random.chance(0.4)
      ? { horizonDays: 1 + random.below(40) }
      : {}),
    ...(filter ? { filters: filter.condition } : {}),
  };
  return { query, filter };
}

/** Amounts are compared in cents: the oracle counts in whole cents. */
const scaled = (unit: MeasureUnit, value: number | string | null | undefined) =>
  value === null || value === undefined
    ? null
    : Number(value) * (unit === 'amount' || unit === 'amountPerDay' ? 100 : 1);

function expectNumber(found: number | null, expected: number | null, unit: MeasureUnit, about: string): void {
  if (found === null || expected === null) expect(found, about).toBe(expected);
  else
    expect(Math.abs(found - expected), `${about}: ${found}, expected ${expected}`).toBeLessThan(
      unit === 'amountPerDay' ? 1 : unit === 'amount' ? 0.02 : 1e-6,
    );
}

function expectCell(
  query: MeasureQuery,
  values: Record<string, number | string | null>,
  cell: ExpectedCell,
  about: string,
): void {
  const spec = MEASURES[query.measure];
  const unitOf = (name: string) => spec.parts.find((part) => part.key === name)?.unit ?? spec.unit;
  expectNumber(scaled(spec.unit, values.value), cell.value, spec.unit, `${about} value`);
  for (const [name, ids] of Object.entries(cell.parts)) expect(values[name], `${about} ${name}`).toBe(ids.length);
  for (const [name, number] of Object.entries(cell.numbers)) {
    expectNumber(scaled(unitOf(name), values[name]), number, unitOf(name), `${about} ${name}`);
  }
}

/** Every part of every cell opens to exactly the things it counts, over pages. */
async function expectLists(
  ctx: Context,
  query: MeasureQuery,
  keys: (string | null)[],
  cell: ExpectedCell,
  about: string,
): Promise<void> {
  for (const [part, ids] of Object.entries(cell.parts)) {
    if (ids.length === 0) continue;
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await measureRecords(
        ctx,
        query,
        { keys, part },
        { limit: 7, columns: ['name'], ...(cursor ? { cursor } : {}) },
      );
      expect(page.count, `${about} ${part}`).toBe(ids.length);
      found.push(...page.items.map((item) => item.id));
      expect(page.records.length).toBe(new Set(page.items.map((item) => item.id)).size);
      cursor = page.nextCursor;
    } while (cursor);
    expect(found.sort(), `${about} ${part}`).toEqual(ids);
  }
}

async function compare(ground: Ground, ctx: Context, query: MeasureQuery, random: Random): Promise<void> {
  const about = JSON.stringify({ reader: ctx.actor.name, ...query });
  const result = await measure(ctx, query).catch((error: Error) => {
    throw new Error(`${about}: ${error.message}`);
  });
  if (query.dimensions?.length) {
    const expected = expectedCells(ground, query);
    expect(result.rows.map((row) => JSON.stringify(row.keys)).sort(), about).toEqual([...expected.keys()].sort());
    for (const row of result.rows) {
      const { cell, keys } = expected.get(JSON.stringify(row.keys))!;
      expectCell(query, row.values, cell, `${about} ${keys}`);
      if (random.chance(0.15)) await expectLists(ctx, query, keys, cell, `${about} ${keys}`);
    }
    expectMargins(ground, query, result, about);
  }
  if (result.total) expectCell(query, result.total, expectedTotal(ground, query), `${about} total`);
}

function expectMargins(ground: Ground, query: MeasureQuery, result: MeasureResult, about: string): void {
  const [first, second] = query.dimensions ?? [];
  if (!first || !second) return;
  const stepFirst = MEASURES[query.measure].perStep;
  const sides = [
    [first, result.margins.first],
    ...(stepFirst ? [] : [[second, result.margins.second] as const]),
  ] as const;
  for (const [key, rows] of sides) {
    const expected = expectedCells(ground, { ...query, dimensions: [key], ...axisOf(query) });
    expect(rows.length, about).toBe(expected.size);
    for (const row of rows)
      expectCell(query, row.values, expected.get(JSON.stringify(row.keys))!.cell, `${about} margin ${key}`);
  }
}

/** A margin is over the same steps as its table. */
const axisOf = (query: MeasureQuery): Partial<MeasureQuery> => (query.funnel ? { funnel: query.funnel } : {});

test('every measure and every list behind it agree with plain loops over random histories', async () => {
  const keys = Object.keys(MEASURES) as MeasureKey[];
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(5, 70, 110), async (seed, count) => {
      const random = randomFrom(seed);
      const { deals, leads } = await writeHistories(random, count);
      for (const key of [...keys, ...keys, 'stageConversion', 'stageConversion', 'dwell', 'winRate'] as MeasureKey[]) {
        const reader = random.pick(READERS);
        const { query, filter } = randomQuery(random, reader, key);
        const ground: Ground = {
          dealWorld: DEAL_WORLD,
          leadWorld: LEAD_WORLD,
          deals,
          leads,
          now: NOW,
          sees: (record) => sees(reader, record),
          passes: (record) => filter === null || filter.passes(record),
          instantOf: (day) => zonedDayStart(day, ZONE).getTime(),
          dayAfter: (day) => addDays(day, 1),
          dimension: (name, counted) => dimension(reader, name, counted),
        };
        await compare(ground, contextOf(reader), query, random);
      }
    }),
    { numRuns: 8, endOnFailure: true, examples: [[-7, 5]] },
  );
}, 180_000);

test('parts add up to their whole', async () => {
  const random = randomFrom(7);
  const { deals } = await writeHistories(random, 120);
  const ctx = contextOf('vp');
  const conversion = await measure(ctx, { measure: 'stageConversion', dimensions: ['phase', 'source'] });
  for (const { values } of conversion.rows) {
    const parts = ['advanced', 'back', 'lost', 'still'].map((part) => Number(values[part]));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(values.entered);
  }
  expect(conversion.total).toBeNull();
  const open = await measure(ctx, { measure: 'snapshot', dimensions: ['owner', 'phase'] });
  const counts = (rows: MeasureResult['rows']) => rows.reduce((sum, row) => sum + Number(row.values.count), 0);
  expect(counts(open.rows)).toBe(open.total?.count);
  expect(counts(open.margins.first)).toBe(open.total?.count);
  expect(counts(open.margins.second)).toBe(open.total?.count);
  expect(open.total?.count).toBe(recordsAt(DEAL_WORLD, deals, NOW).filter((record) => record.kind === 'open').length);
});

test('amounts by product come from lines and add up to the cent; counts say that they do not', async () => {
  const { deals } = await writeHistories(randomFrom(21), 120);
  const ctx = contextOf('vp');
  const query: MeasureQuery = { measure: 'wonAmount', dimensions: ['lineProduct'] };
  const plain = await measure(ctx, { measure: 'wonAmount' });
  const split = await measure(ctx, query);
  expect(plain.addsUp).toBeUndefined();
  expect(split).toMatchObject({
    addsUp: { counts: false, amounts: true },
    dimensions: [{ key: 'lineProduct', label: '产品（按明细）' }],
    total: plain.total!,
  });
  const cents = (value: unknown) => Math.round(Number(value) * 100);
  const sum = (read: (values: MeasureResult['rows'][number]['values']) => number) =>
    split.rows.reduce((total, { values }) => total + read(values), 0);
  expect(sum((values) => cents(values.wonAmount))).toBe(cents(plain.total!.wonAmount));
  expect(sum((values) => Number(values.won))).toBeGreaterThan(Number(plain.total!.won));
  expect(split.rows.map((row) => row.labels[0]).sort()).toEqual(['(空)', '产品1', '产品2', '产品3']);
  const { records, count } = await measureRecords(ctx, query, { keys: [products[0]!], part: 'won' }, { limit: 500 });
  const having = new Set(
    deals
      .filter((deal) => deal.lines.some((line) => line.product === products[0] && !line.deleted))
      .map(({ id }) => id),
  );
  expect(records.length).toBe(count);
  expect(records.every((record) => having.has(record.id))).toBe(true);
});

test('an answer carries its definition, its window and names in the reader’s language', async () => {
  await writeHistories(randomFrom(3), 60);
  const result = await measure(contextOf('vp'), {
    measure: 'winRate',
    dimensions: ['department', 'source'],
    window: { from: '2025-10-01', to: '2026-03-31' },
  });
  expect(result).toMatchObject({
    measure: 'winRate',
    mode: 'decided',
    object: 'opportunity',
    window: { from: '2025-10-01', to: '2026-03-31', basis: 'closed' },
    definition: { version: 1, name: { 'zh-CN': '赢单率', en: 'Win rate' } },
    asOf: new Date(NOW).toISOString(),
    dimensions: [
      { key: 'department', label: '所属部门' },
      { key: 'source', label: '来源' },
    ],
  });
  expect(result.rows.some((row) => row.labels[0] === '华东' && row.labels[1] === '搜索推广')).toBe(true);
});

test.each<[string, MeasureQuery]>([
  ['an unknown field', { measure: 'wonCount', dimensions: ['colour'] }],
  ['a field that cannot be grouped by', { measure: 'wonCount', dimensions: ['name'] }],
  ['three dimensions', { measure: 'wonCount', dimensions: ['owner', 'source', 'region'] }],
  ['conversion without a step', { measure: 'stageConversion', dimensions: ['owner'] }],
  ['a stage without its funnel', { measure: 'dwell', dimensions: ['stage'] }],
  ['conversion by the products of lines', { measure: 'stageConversion', dimensions: ['phase', 'lineProduct'] }],
  ['a cycle by the products of lines', { measure: 'salesCycle', dimensions: ['lineProduct'] }],
  ['products of lines of what has none', { measure: 'createdCount', object: 'lead', dimensions: ['lineProduct'] }],
  ['a step that does not exist', { measure: 'dwell', step: 'nowhere' }],
  ['a mode of another measure', { measure: 'dwell', mode: 'throughput', dimensions: ['phase'] }],
  ['a day that does not exist', { measure: 'wonCount', window: { from: '2026-02-30' } }],
  ['a window that ends before it begins', { measure: 'wonCount', window: { from: '2026-02-02', to: '2026-02-01' } }],
  ['a basis that the measure does not know', { measure: 'winRate', window: { basis: 'entered' } }],
  ['a horizon where there is no cohort', { measure: 'wonCount', horizonDays: 10 }],
  ['an object without a funnel', { measure: 'wonCount', object: 'account' }],
  ['a filter on an unknown field', { measure: 'wonCount', filters: { field: 'colour', op: 'eq', value: 'red' } }],
])('refuses %s', async (_, query) => {
  await expect(measure(contextOf('vp'), query)).rejects.toMatchObject({ code: 'invalid_input' });
});

test('whoever may not read line items cannot group by their products', async () => {
  const ctx = contextOf('vp');
  const roles = ctx.actor.roles.map((role) => ({ ...role, rights: { ...role.rights, opportunityLine: {} } }));
  const without: Context = { ...ctx, actor: { ...ctx.actor, roles } };
  const offered = async (reader: Context) =>
    (await catalogue(reader)).dimensions.opportunity!.some(({ key }) => key === 'lineProduct');
  expect(await offered(ctx)).toBe(true);
  expect(await offered(without)).toBe(false);
  await expect(measure(without, { measure: 'wonAmount', dimensions: ['lineProduct'] })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('refuses a part or a cell that the measure does not have', async () => {
  const ctx = contextOf('vp');
  const query: MeasureQuery = { measure: 'stageConversion', dimensions: ['phase'] };
  await expect(measureRecords(ctx, query, { keys: ['first'], part: 'toString' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await expect(measureRecords(ctx, query, { keys: [], part: 'lost' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(measureRecords(ctx, query, { keys: ['first'], part: 'lost' }, { cursor: 'x' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});
