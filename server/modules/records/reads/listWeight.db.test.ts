import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Condition } from '#domain/records/condition.ts';
import type { Context } from '#server/platform/context.ts';
import { buffersOf, insertManyDeals, type Owner, settle } from '#server/testing/manyDealsQueries.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { countRecords, listRecords, placeInList, type Sort } from '../index.ts';

/**
 * What the first page of a list, one far down and a jump cost does not grow with the records: statements and database
 * pages are counted at 15 000 deals and again at 60 000. A rep sees 400 of them, a manager a sixth, the executive all.
 */
const [SMALL, LARGE, FEW] = [15_000, 60_000, 400];
const READERS = ['east1', 'eastManager', 'vp'] as const;
type Reader = (typeof READERS)[number];
const OPEN: Condition = { field: 'stageKind', op: 'eq', value: 'open' };
const LISTS: { name: string; sort: Sort[]; filter?: Condition }[] = [
  { name: 'newest', sort: [{ field: 'createdAt', descending: true }] },
  { name: 'amount down', sort: [{ field: 'amount', descending: true }] },
  { name: 'amount up, then name', sort: [{ field: 'amount' }, { field: 'name' }] },
  { name: 'name', sort: [{ field: 'name' }] },
  { name: 'open by close date', sort: [{ field: 'expectedCloseDate' }], filter: OPEN },
];

type Weight = { statements: number; buffers: number };
type Weights = Record<string, Weight>;
let world: World;
let small: Weights;
let large: Weights;
beforeAll(async () => {
  world = await createWorld();
  const { east1, eastManager, west1 } = world.actors;
  const owner = (actor: typeof east1, { id, token }: { id: string; token: number }): Owner => ({
    id: actor.userId,
    department: id,
    access: [actor.self, token],
  });
  const { east, west } = world.departments;
  // The rep's own are the same few at both sizes.
  const owners = [owner(east1, west), owner(eastManager, east), owner(west1, west)] as const;
  await insertManyDeals(world.db.owner, world.workspace, [...owners], { from: 1, to: SMALL, few: FEW });
  await settle(world.db.owner, world.workspace);
  small = await weigh();
  await insertManyDeals(world.db.owner, world.workspace, [...owners], { from: SMALL + 1, to: LARGE, few: FEW });
  await settle(world.db.owner, world.workspace);
  large = await weigh();
});
afterAll(() => world.drop());

/** A reader whose statements are kept. */
function watched(reader: Reader): { ctx: Context; sent: [string, unknown[]][] } {
  const sent: [string, unknown[]][] = [];
  const app = {
    query: (text: string, values: unknown[]) => {
      sent.push([text, values]);
      return world.db.app.query(text, values);
    },
  } as Pool;
  return { ctx: world.as(reader, { pools: { owner: world.db.owner, app } }), sent };
}

async function weightOf(reader: Reader, work: (ctx: Context) => Promise<unknown>): Promise<Weight> {
  const { ctx, sent } = watched(reader);
  await work(ctx);
  let buffers = 0;
  for (const [text, values] of sent) buffers += await buffersOf(world.db.app, text, values);
  return { statements: sent.length, buffers };
}

async function weigh(): Promise<Weights> {
  const weights: Weights = {};
  for (const reader of READERS) {
    const { count } = await countRecords(world.as(reader), 'opportunity', {});
    for (const { name, sort, filter } of LISTS) {
      const list = { sort, filter, columns: ['name', 'amount', 'owner'] };
      const middle = { ...list, position: Math.floor(count / 2), of: count };
      const { cursor } = await placeInList(world.as(reader), 'opportunity', middle);
      const far = { ...list, cursor: cursor ?? undefined };
      weights[`${reader}: ${name}`] = await weightOf(reader, (ctx) => listRecords(ctx, 'opportunity', list));
      weights[`${reader}: ${name}, far down`] = await weightOf(reader, (ctx) => listRecords(ctx, 'opportunity', far));
      weights[`${reader}: ${name}, before that`] = await weightOf(reader, (ctx) =>
        listRecords(ctx, 'opportunity', { ...list, before: far.cursor }),
      );
    }
  }
  return weights;
}

describe.each(READERS)('%s', (reader) => {
  const lists = LISTS.flatMap(({ name }) => [name, `${name}, far down`, `${name}, before that`]);
  test.each(lists)('%s', (name) => {
    const [before, after] = [small[`${reader}: ${name}`]!, large[`${reader}: ${name}`]!];
    expect(after.statements).toBe(2);
    expect(before.statements).toBe(2);
    // Up to a level more of the index, and the luck of the draw in what is passed over.
    expect(after.buffers, `${before.buffers} → ${after.buffers}`).toBeLessThan(1.4 * before.buffers + 60);
    expect(after.buffers).toBeLessThan(1000);
  });
});
