import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { funnelHooks, installFunnels } from '../funnels/index.ts';
import { createRecords, setRecordHooks } from '../records/index.ts';
import { catalogue, measure } from './index.ts';

let world: World;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
});
afterAll(() => world.drop());

test('losses are told apart by reason and by sub-reason, under their names', async () => {
  const ctx = world.as('east1');
  const offered = (await catalogue(ctx)).dimensions.opportunity?.map(({ key }) => key);
  expect(offered).toEqual(expect.arrayContaining(['lossReason', 'lossDetail', 'invalidReason', 'invalidDetail']));
  const lost = (lossReason: string, lossDetail?: string) => ({
    values: { name: '输', stage: 'lost', lossReason, ...(lossDetail ? { lossDetail } : {}) },
  });
  const made = await createRecords(ctx, 'opportunity', [
    lost('price', 'priceTerms'),
    lost('price', 'priceTerms'),
    lost('price', 'priceAboveRival'),
    lost('timing'),
  ]);
  expect(made.every(({ ok }) => ok)).toBe(true);
  const { rows } = await measure(ctx, { measure: 'lostCount', dimensions: ['lossReason', 'lossDetail'] });
  const said = rows.map(({ labels, values }) => [...labels, Number(values.value)]);
  expect(said).toEqual(
    expect.arrayContaining([
      ['价格', '付款条件不合', 2],
      ['价格', '报价高于对手', 1],
    ]),
  );
});
