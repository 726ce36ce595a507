import { afterAll, beforeAll, expect, test } from 'vitest';
import { stalledCondition } from '#domain/funnels/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { dwellOf, funnelHooks, installFunnels, snooze } from '../funnels/index.ts';
import { createRecords, setRecordHooks } from '../records/index.ts';
import { measureAll } from './index.ts';

let world: World;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
});
afterAll(() => world.drop());

const at = (day: string) => world.as('east1', { now: new Date(`${day}T04:00:00Z`) });

test('a past day counts as stalled what was not snoozed then, whatever was snoozed or woken since', async () => {
  const [made] = await createRecords(at('2026-03-01'), 'opportunity', [{ values: { name: '停滞' } }]);
  const id = made?.ok ? made.id : '';
  const until = (day: string | null, on: string) =>
    snooze(at(on), 'opportunity', [{ id, until: day, reason: '等预算' }]);
  expect(await until('2026-04-10', '2026-03-25')).toMatchObject([{ ok: true }]);
  expect(await until(null, '2026-04-02')).toMatchObject([{ ok: true }]);
  expect(await until('2026-05-20', '2026-04-20')).toMatchObject([{ ok: true }]);

  const now = at('2026-05-01');
  const { limits, ground } = await dwellOf(now);
  const stalledOn = async (asOf: string) => {
    const filters = stalledCondition(limits, asOf, ground);
    const [result] = await measureAll(now, [
      { measure: 'openCount', filters, ...(asOf < '2026-05-01' ? { asOf } : {}) },
    ]);
    return Number(result?.total?.value);
  };
  const days = ['2026-03-10', '2026-03-20', '2026-03-28', '2026-04-05', '2026-04-25', '2026-05-01'];
  expect(await Promise.all(days.map(stalledOn))).toEqual([0, 1, 0, 1, 0, 0]);
});
