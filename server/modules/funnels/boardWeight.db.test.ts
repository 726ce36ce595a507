import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { buffersOf, insertManyDeals, type Owner, selectSomeDeal, settle } from '#server/testing/manyDealsQueries.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { getRecord, setRecordHooks } from '../records/index.ts';
import { board, funnelHooks, installFunnels } from './index.ts';

/**
 * What a board and a record cost among 100 000 open deals, in statements and database pages; the deals fill some 3 450, the
 * index of the board some 1 800. Whoever sees all of them has all of them counted, which reads that index once and opens no
 * deal: the first cards of the columns come from its ends.
 */
const DEALS = 100_000;
const CARDS = 20;
const READERS = ['east1', 'eastManager', 'vp'] as const;
type Reader = (typeof READERS)[number];

let world: World;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  const { east1, eastManager, west1 } = world.actors;
  const { east, west } = world.departments;
  const owner = (actor: typeof east1, { id, token }: { id: string; token: number }): Owner => ({
    id: actor.userId,
    department: id,
    access: [actor.self, token],
  });
  const owners = [owner(east1, east), owner(eastManager, east), owner(west1, west)] as const;
  await insertManyDeals(world.db.owner, world.workspace, owners, { from: 1, to: DEALS, few: 400 });
  await settle(world.db.owner, world.workspace);
});
afterAll(() => world.drop());

async function weightOf(reader: Reader, work: (ctx: Context) => Promise<unknown>) {
  const sent: [string, unknown[]][] = [];
  const app = {
    query: (text: string, values: unknown[]) => {
      sent.push([text, values]);
      return world.db.app.query(text, values);
    },
  } as Pool;
  const ctx = world.as(reader, { pools: { owner: world.db.owner, app } });
  // Definitions are read once and remembered.
  await work(ctx);
  sent.length = 0;
  const result = await work(ctx);
  let buffers = 0;
  for (const [text, values] of sent) buffers += await buffersOf(world.db.app, text, values);
  return { result, statements: sent.length, buffers };
}

const lookAt = (ctx: Context) => board(ctx, { object: 'opportunity', funnel: 'standard', perStage: CARDS });

test.each([
  ['east1', 400, 800],
  ['eastManager', 17_000, 7500],
  ['vp', DEALS, 3000],
] as const)('the board of %s, who sees about %i', async (reader, sees, most) => {
  const { result, statements, buffers } = await weightOf(reader, lookAt);
  const open = (result as Awaited<ReturnType<typeof board>>).columns.slice(0, 5);
  expect(open.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(sees * 0.9);
  expect(open.map(({ cards }) => cards.length)).toEqual(Array(5).fill(CARDS));
  expect(statements).toBeLessThanOrEqual(4);
  expect(buffers).toBeLessThan(most);
});

test.each(READERS)('the page of a record, as %s', async (reader) => {
  const owner = world.actors[reader === 'vp' ? 'west1' : 'east1'].userId;
  const id = await selectSomeDeal(world.db.owner, world.workspace, owner);
  const { statements, buffers } = await weightOf(reader, (ctx) => getRecord(ctx, 'opportunity', id));
  expect(statements).toBe(2);
  expect(buffers).toBeLessThan(40);
});
