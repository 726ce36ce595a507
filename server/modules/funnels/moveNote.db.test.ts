import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '#server/testing/world.ts';
import { historyOf } from '../records/index.ts';
import { moveRecords } from './index.ts';
import { createFunnelWorld, everything, make } from './testing/deals.ts';

let world: World;
beforeAll(async () => {
  world = await createFunnelWorld();
});
afterAll(() => world.drop());

test('a move keeps the words that explain it; one without has none', async () => {
  const rep = world.as('east1');
  const id = await make(rep, 'opportunity', await everything(rep));
  const [first] = await moveRecords(rep, 'opportunity', [{ id, to: 'need', note: '客户已确认需求' }]);
  const [second] = await moveRecords(rep, 'opportunity', [{ id, to: 'solution' }]);
  expect([first?.ok, second?.ok]).toEqual([true, true]);
  const { entries } = await historyOf(rep, 'opportunity', id);
  expect(entries.slice(0, 2).map(({ kind, note }) => [kind, note])).toEqual([
    ['moved', null],
    ['moved', '客户已确认需求'],
  ]);
});
