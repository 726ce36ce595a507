import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sumDecimals } from '#domain/kernel/index.ts';
import type { World } from '#server/testing/world.ts';
import { countRecords, deleteRecords } from '../records/index.ts';
import { board, boardCards, boardColumn, boardLanes, moveRecords } from './index.ts';
import { createFunnelWorld, everything, make } from './testing/deals.ts';

let world: World;
const DAY = 86_400_000;
beforeAll(async () => {
  world = await createFunnelWorld();
  const now = Date.now();
  const all = await everything(world.as('admin'));
  for (let index = 1; index <= 25; index += 1) {
    const ctx = world.as(index <= 20 ? 'east1' : 'west1', { now: new Date(now - index * DAY) });
    await make(ctx, 'opportunity', { name: `商机 ${index}`, amount: `${index}.10` });
  }
  await make(world.as('admin', { now: new Date(now - 40 * DAY) }), 'opportunity', { ...all, stage: 'negotiation' });
  await make(world.as('admin'), 'opportunity', { ...all, stage: 'won' });
  await make(world.as('admin', { door: 'import' }), 'opportunity', {
    ...all,
    stage: 'won',
    createdAt: '2020-01-01T00:00:00Z',
  });
});
afterAll(() => world.drop());

const query = { object: 'opportunity', funnel: 'standard' };
const column = (result: Awaited<ReturnType<typeof board>>, stage: string) =>
  result.columns.find((candidate) => candidate.stage === stage)!;

describe('the board', () => {
  test('shows first cards and totals of all, of what the reader sees', async () => {
    const everyone = await board(world.as('vp'), { ...query, perStage: 10 });
    expect(everyone.columns.map((one) => one.stage)).toEqual([
      'qualify',
      'need',
      'solution',
      'negotiation',
      'contract',
      'won',
      'lost',
      'invalid',
    ]);
    // An executive reads everything, and changes what belongs to the departments below.
    const [foreign] = column(everyone, 'negotiation').cards;
    expect(foreign).toMatchObject({ mayWrite: false });
    const { cards } = await boardCards(world.as('vp'), { ...query, ids: [foreign!.id] });
    expect(cards).toMatchObject([{ card: { mayWrite: false } }]);
    const first = column(everyone, 'qualify');
    expect(first).toMatchObject({ count: 25, amount: '327.5', weightedAmount: '32.75' });
    expect(first.cards).toHaveLength(10);
    expect(first.cards[0]).toMatchObject({
      mayWrite: true,
      title: '商机 25',
      stay: { days: 25, unit: 'calendar', state: 'over', limit: 14, left: -11 },
      snoozed: null,
      stalled: true,
      missing: 2,
    });
    const mine = await board(world.as('east1'), query);
    expect(column(mine, 'qualify')).toMatchObject({ count: 20, amount: '212' });
    const filter = { field: 'funnel', op: 'eq', value: 'standard' } as const;
    const { count } = await countRecords(world.as('east1'), 'opportunity', { filter });
    expect(mine.columns.reduce((sum, one) => sum + one.count, 0)).toBe(count);
  });

  test('carries the titles of accounts and owners, and counts what the next stage misses', async () => {
    const result = await board(world.as('admin'), query);
    const [card] = column(result, 'negotiation').cards;
    expect(result.references[card!.account!]).toMatchObject({ object: 'account', title: '华星精工' });
    expect(result.references[card!.owner!]).toMatchObject({ title: 'admin' });
    expect(card).toMatchObject({ missing: 0, stalled: true });
  });

  test('shows in the columns of ends what ended in the period', async () => {
    expect(column(await board(world.as('admin'), query), 'won').count).toBe(1);
    expect(column(await board(world.as('admin'), { ...query, closed: 'yesterday' }), 'won').count).toBe(0);
  });

  test.each(['stageSince', 'amount', 'closeDate'] as const)(
    'pages a column by %s without loss or repetition',
    async (sort) => {
      const ctx = world.as('vp');
      const asked = { ...query, sort, perStage: 7, filter: { field: 'amount', op: 'gt', value: '2' } as const };
      const first = column(await board(ctx, asked), 'qualify');
      const seen = first.cards.map((card) => card.id);
      let cursor = first.nextCursor;
      while (cursor) {
        const page = await boardColumn(ctx, { ...asked, stage: 'qualify', cursor });
        seen.push(...page.cards.map((card) => card.id));
        cursor = page.nextCursor;
      }
      expect(new Set(seen).size).toBe(24);
      expect(seen).toHaveLength(24);
      expect(first.count).toBe(24);
    },
  );
});

describe('the columns of ends', () => {
  test('begin with what ended last, page after page', async () => {
    const ctx = world.as('admin');
    const ids: string[] = [];
    for (const hours of [3, 1, 2]) {
      const then = world.as('admin', { now: new Date(Date.now() - hours * 3_600_000) });
      ids.push(
        await make(then, 'opportunity', { name: `输单 ${hours}`, stage: 'invalid', invalidReason: 'duplicate' }),
      );
    }
    const asked = { ...query, perStage: 2, closed: 'last7Days' } as const;
    const first = column(await board(ctx, asked), 'invalid');
    const rest = await boardColumn(ctx, { ...asked, stage: 'invalid', cursor: first.nextCursor! });
    expect([...first.cards, ...rest.cards].map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]]);
  });
});

describe('lanes', () => {
  test('divide what the reader sees; their totals are those of the board', async () => {
    for (const reader of ['vp', 'east1'] as const) {
      const whole = await board(world.as(reader), query);
      const divided = await boardLanes(world.as(reader), { ...query, lanes: 'owner' });
      for (const stage of ['qualify', 'negotiation', 'won']) {
        const cells = divided.lanes.map((lane) => lane.columns.find((one) => one.stage === stage)!);
        const { count, amount } = column(whole, stage);
        expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(count);
        expect(sumDecimals(cells.map((cell) => cell.amount!))).toBe(amount);
      }
      expect(divided.hidden).toBe(0);
    }
    const own = await boardLanes(world.as('east1'), { ...query, lanes: 'owner' });
    expect(own.lanes.map(({ key }) => own.references[key!]?.title)).toEqual(['east1']);
  });

  test('stand in the order of choices, those without a value last; a lane is a condition', async () => {
    const ctx = world.as('west1');
    const filter = { field: 'name', op: 'startsWith', value: '分道' } as const;
    for (const source of ['website', null, 'search', 'website']) {
      await make(ctx, 'opportunity', { name: '分道', amount: '2', source });
    }
    const { lanes } = await boardLanes(ctx, { ...query, filter, lanes: 'source' });
    expect(lanes.map(({ key, count }) => [key, count])).toEqual([
      ['search', 1],
      ['website', 2],
      [null, 1],
    ]);
    const lane = { field: 'source', op: 'eq', value: 'website' } as const;
    expect(column(await board(ctx, { ...query, filter: { all: [filter, lane] } }), 'qualify').count).toBe(2);
  });

  test.each(['stage', 'amount', 'nothing'])('are refused by %s', async (lanes) => {
    await expect(boardLanes(world.as('vp'), { ...query, lanes })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('cards by id', () => {
  test('say where they stand now, with the totals of all; nothing of what the reader does not see', async () => {
    const ctx = world.as('admin');
    const seen = await make(world.as('east1'), 'opportunity', { name: '东', amount: '7' });
    const unseen = await make(world.as('west1'), 'opportunity', { name: '西', amount: '9' });
    const gone = await make(world.as('east1'), 'opportunity', { name: '删', amount: '11' });
    const all = await everything(ctx);
    await moveRecords(ctx, 'opportunity', [{ id: seen, to: 'need', fill: all }]);
    await deleteRecords(ctx, 'opportunity', [{ id: gone }]);
    for (const reader of ['east1', 'admin'] as const) {
      const whole = await board(world.as(reader), query);
      const answer = await boardCards(world.as(reader), { ...query, ids: [seen, unseen, gone], lanes: 'owner' });
      const totals = ({ stage, count, amount, weightedAmount }: (typeof whole.columns)[number]) => ({
        stage,
        count,
        amount,
        weightedAmount,
      });
      expect(answer.columns).toEqual(whole.columns.map(totals));
      const places = new Map(answer.cards.map(({ card, stage }) => [card.id, stage]));
      expect(places.get(seen)).toBe('need');
      expect(places.get(unseen)).toBe(reader === 'east1' ? undefined : 'qualify');
      expect(places.has(gone)).toBe(false);
      const [fromBoard] = column(whole, 'need').cards.filter((card) => card.id === seen);
      expect(answer.cards.find(({ card }) => card.id === seen)).toEqual({
        stage: 'need',
        lane: fromBoard!.owner,
        card: fromBoard,
      });
      const divided = await boardLanes(world.as(reader), { ...query, lanes: 'owner' });
      expect(answer.lanes).toEqual(divided);
    }
  });

  test('keep to the filter', async () => {
    const id = await make(world.as('east1'), 'opportunity', { name: '小', amount: '3' });
    const filter = { field: 'amount', op: 'gt', value: '5' } as const;
    const { cards, columns } = await boardCards(world.as('east1'), { ...query, ids: [id], filter });
    expect(cards).toEqual([]);
    const counted = await countRecords(world.as('east1'), 'opportunity', {
      filter: { all: [filter, { field: 'stage', op: 'eq', value: 'qualify' }] },
    });
    expect(columns.find(({ stage }) => stage === 'qualify')?.count).toBe(counted.count);
  });
});
