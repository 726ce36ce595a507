import { afterAll, beforeAll, expect, test } from 'vitest';
import { STANDARD_PHASES } from '#domain/funnels/index.ts';
import { FREE_STAGES, FREE_TRANSITIONS } from '#domain/funnels/testing/freeFunnel.ts';
import { pickOf, redesign, seeded, WITHIN_PHASES } from '#domain/funnels/testing/randomVersions.ts';
import type { MeasureQuery } from '#domain/measures/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import {
  createDraft,
  funnelHooks,
  getFunnels,
  installFunnels,
  moveRecords,
  publishDraft,
  rollBack,
  saveDraft,
} from '../funnels/index.ts';
import { createRecords, setRecordHooks } from '../records/index.ts';
import { measure } from './measure.ts';

const KEY = 'free';
const DAY = 86_400_000;
const FREE = {
  key: KEY,
  objectKey: 'opportunity',
  names: { 'zh-CN': '自由' },
  position: 0,
  stages: FREE_STAGES,
  transitions: FREE_TRANSITIONS,
};
let world: World;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, [FREE], STANDARD_PHASES)),
  );
});
afterAll(() => world.drop());

const QUERIES: MeasureQuery[] = [
  { measure: 'stageConversion', mode: 'cohort', dimensions: ['phase'] },
  { measure: 'stageConversion', mode: 'throughput', dimensions: ['phase'] },
  { measure: 'stageConversion', mode: 'strict', dimensions: ['phase'] },
  { measure: 'dwell', dimensions: ['phase'] },
  { measure: 'snapshot', dimensions: ['phase'] },
  { measure: 'weightedAmount', dimensions: ['phase'] },
  { measure: 'winRate' },
  { measure: 'salesCycle' },
  { measure: 'wonAmount' },
];

/** Every number by phase, at one moment after all that was done. */
async function numbers(now: Date) {
  const ctx = world.as('vp', { now });
  const results = [];
  for (const query of QUERIES) {
    const { rows, total } = await measure(ctx, query);
    results.push({ query, rows: rows.map(({ keys, values }) => ({ keys, values })), total });
  }
  return results;
}

test.each([1, 2, 3, 4])(
  'numbers by phase are the same before and after stages are renamed, split, put in another order, and all of it is taken back (%i)',
  async (seed) => {
    const random = seeded(seed);
    let made = 0;
    const fresh = () => `s${seed}x${++made}`;
    const start = Date.now() - 100 * DAY;
    const ids: string[] = [];
    const at = (day: number) => new Date(start + day * DAY);
    const { live } = (await getFunnels(world.as('admin'))).funnel(KEY);
    for (let index = 0; index < 25; index += 1) {
      const values = { name: 'x', amount: String(Math.floor(random() * 1000)) };
      const [outcome] = await createRecords(world.as('east1', { now: at(index / 10) }), 'opportunity', [{ values }]);
      if (outcome?.ok) ids.push(outcome.id);
    }
    for (let day = 3; day < 40; day += 1) {
      const move = { id: pickOf(random, ids), to: pickOf(random, live.stages).key };
      await moveRecords(world.as('east1', { now: at(day) }), 'opportunity', [move]);
    }
    const end = new Date();
    const admin = (day: number) => world.as('admin', { now: at(day) });
    for (let round = 0; round < 4; round += 1) {
      const before = await numbers(end);
      expect(before.map(({ rows }) => rows.length > 3)).toEqual([
        true,
        true,
        true,
        true,
        true,
        true,
        false,
        false,
        false,
      ]);
      const ctx = admin(41 + round * 2);
      const { live: present } = (await getFunnels(ctx)).funnel(KEY);
      const { id, lockVersion } = await createDraft(ctx, KEY, { from: { version: present.id } });
      const design = redesign(random, present, pickOf(random, WITHIN_PHASES), fresh);
      await publishDraft(ctx, KEY, await saveDraft(ctx, KEY, id, { ...design, lockVersion }));
      expect(await numbers(end)).toEqual(before);
      if (round === 3) continue;
      // Some move on by the new version.
      for (let index = 0; index < 5; index += 1) {
        const to = pickOf(random, (await getFunnels(ctx)).funnel(KEY).live.stages).key;
        await moveRecords(world.as('east1', { now: at(42 + round * 2) }), 'opportunity', [
          { id: pickOf(random, ids), to },
        ]);
      }
    }
    const before = await numbers(end);
    const ctx = admin(60);
    const { live: last } = (await getFunnels(ctx)).funnel(KEY);
    await rollBack(ctx, KEY, { id: last.id, lockVersion: 3 });
    expect(await numbers(end)).toEqual(before);
  },
);
