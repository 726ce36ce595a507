import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createOrgTree, type OrgTree } from '#server/testing/orgTree.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { board, checkMove, installFunnels, recordJourney } from '../modules/funnels/index.ts';
import { measure, measureRecords } from '../modules/measures/index.ts';
import { createRecords, historyOf, listRecords } from '../modules/records/index.ts';
import { wire } from '../wiring.ts';

/** The doors above plain records – board, journey, gates, measures, related lists – ask the same predicate. */
type Deal = { id: string; owner: number; amount: number };

let world: World;
let tree: OrgTree;
const deals: Deal[] = [];
const lines: { id: string; deal: Deal }[] = [];

beforeAll(async () => {
  wire();
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  tree = await createOrgTree(world, { seed: 11 });
  const admin = world.as('admin');
  const owners = Array.from({ length: 150 }, () => tree.pick(tree.people.length));
  const amounts = owners.map(() => tree.pick(1_000_000));
  const created = await createRecords(
    admin,
    'opportunity',
    owners.map((owner, index) => ({
      values: { name: `商机${index}`, owner: tree.people[owner]!.actor.userId, amount: String(amounts[index]) },
    })),
  );
  for (const [index, outcome] of created.entries()) {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    deals.push({ id: outcome.id, owner: owners[index]!, amount: amounts[index]! });
  }
  const [product] = await createRecords(admin, 'product', [{ values: { name: '机器人' } }]);
  if (!product?.ok) throw new Error('no product');
  const added = await createRecords(
    admin,
    'opportunityLine',
    deals.map((deal) => ({ values: { opportunity: deal.id, product: product.id, quantity: '1' } })),
  );
  for (const [index, outcome] of added.entries()) if (outcome.ok) lines.push({ id: outcome.id, deal: deals[index]! });
});
afterAll(() => world.drop());

const readers = Array.from({ length: 24 }, (_, index) => index);
const ctxOf = (reader: number) => world.as(tree.people[reader]!.actor);
const seenBy = (reader: number) => deals.filter((deal) => tree.owns(reader, deal.owner));
const sum = (list: Deal[]) => String(list.reduce((total, deal) => total + deal.amount, 0));

test('the board shows and adds up what the reader may see', async () => {
  for (const reader of readers) {
    const { columns } = await board(ctxOf(reader), { object: 'opportunity', funnel: 'standard', perStage: 100 });
    const seen = seenBy(reader);
    expect(columns.reduce((total, column) => total + column.count, 0)).toBe(seen.length);
    expect(columns[0]!.amount).toBe(sum(seen));
    const ids = new Set(seen.map((deal) => deal.id));
    expect(columns.flatMap((column) => column.cards).every((card) => ids.has(card.id))).toBe(true);
  }
});

test('measures count it, and open to exactly it', async () => {
  for (const reader of readers) {
    const query = { measure: 'openAmount' } as const;
    const { total } = await measure(ctxOf(reader), query);
    const seen = seenBy(reader);
    expect(total?.count ?? 0).toBe(seen.length);
    expect(String(total?.value ?? '0')).toBe(sum(seen));
    const opened = await measureRecords(ctxOf(reader), query, { part: 'count' }, { limit: 500 });
    expect(opened.items.map((item) => item.id).sort()).toEqual(seen.map((deal) => deal.id).sort());
  }
});

test('journey, gates and history of a hidden deal do not exist', async () => {
  for (const reader of readers) {
    for (const deal of deals.filter((_, index) => index % 12 === reader % 12)) {
      const doors = [
        () => recordJourney(ctxOf(reader), 'opportunity', deal.id),
        () => checkMove(ctxOf(reader), 'opportunity', { id: deal.id, to: 'need' }),
        () => historyOf(ctxOf(reader), 'opportunity', deal.id),
      ];
      for (const door of doors) {
        const open = await door().then(
          () => true,
          (error: { code?: string }) => (error.code === 'not_found' ? false : Promise.reject(error)),
        );
        expect(open).toBe(tree.owns(reader, deal.owner));
      }
    }
  }
});

test('line items are seen with their deal', async () => {
  for (const reader of readers) {
    const page = await listRecords(ctxOf(reader), 'opportunityLine', { limit: 500, columns: [] });
    const expected = lines.filter(({ deal }) => tree.owns(reader, deal.owner)).map(({ id }) => id);
    expect(page.records.map((record) => record.id).sort()).toEqual(expected.sort());
  }
});

test('a role that reaches further for changing than for reading hangs nothing on what it does not see', async () => {
  const rights = { '*': { create: true, read: 'own', update: 'all' }, product: { read: 'all' } } as const;
  const roles = [{ id: 0, key: 'odd', names: { 'zh-CN': 'odd' }, abilities: [], rights }];
  const odd = world.as({ ...world.actors.west1, roles });
  const { records } = await listRecords(world.as('admin'), 'product', { limit: 1, columns: [] });
  const lineOf = async (actor: 'east1' | 'west1') => {
    const [deal] = await createRecords(world.as(actor), 'opportunity', [{ values: { name: '商机' } }]);
    if (!deal?.ok) throw new Error(JSON.stringify(deal));
    const values = { opportunity: deal.id, product: records[0]!.id, quantity: '1' };
    return (await createRecords(odd, 'opportunityLine', [{ values }]))[0];
  };
  expect(await lineOf('east1')).toMatchObject({
    ok: false,
    issues: [{ code: 'unknown_reference', field: 'opportunity' }],
  });
  expect(await lineOf('west1')).toMatchObject({ ok: true });
});
