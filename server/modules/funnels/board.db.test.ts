import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '#server/testing/world.ts';
import { countRecords } from '../records/index.ts';
import { board, boardColumn } from './index.ts';
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
    const first = column(everyone, 'qualify');
    expect(first).toMatchObject({ count: 25, amount: '327.5', weightedAmount: '32.75' });
    expect(first.cards).toHaveLength(10);
    expect(first.cards[0]).toMatchObject({
      title: '商机 25',
      daysInStage: 25,
      stalled: true,
      dwellDays: 14,
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
