import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrgTree, type OrgTree } from '#server/testing/orgTree.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { countRecords, createRecords, getRecord, historyOf, listRecords, searchRecords } from './index.ts';
import { lookupRecords } from './reads/lookupRecords.ts';

/** Who sees what, asked at every door of reading, against an oracle that shares no code with the product. */
type Fact = { id: string; object: 'account' | 'contact' | 'activity'; owner: number; account?: string };

let world: World;
let tree: OrgTree;
const facts: Fact[] = [];
beforeAll(async () => {
  world = await createWorld();
  tree = await createOrgTree(world);
  await createFacts();
});
afterAll(() => world.drop());

async function createFacts(): Promise<void> {
  const admin = world.as('admin');
  const create = async (object: Fact['object'], rows: { owner: number; account?: string; values: object }[]) => {
    const commands = rows.map((row) => ({
      values: {
        ...row.values,
        owner: tree.people[row.owner]!.actor.userId,
        ...(row.account ? { account: row.account } : {}),
      },
    }));
    for (const [index, outcome] of (await createRecords(admin, object, commands)).entries()) {
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      const { owner, account } = rows[index]!;
      facts.push({ id: outcome.id, object, owner, ...(account ? { account } : {}) });
    }
  };
  const some = (count: number, make: (index: number) => { account?: string; values: object }) =>
    Array.from({ length: count }, (_, index) => ({ owner: tree.pick(tree.people.length), ...make(index) }));
  await create(
    'account',
    some(60, (index) => ({ values: { name: `漏斗客户${index}` } })),
  );
  const accounts = facts.map((fact) => fact.id);
  const maybe = () => (tree.pick(4) === 0 ? {} : { account: accounts[tree.pick(accounts.length)]! });
  await create(
    'contact',
    some(80, (index) => ({ values: { name: `漏斗联系人${index}` }, ...maybe() })),
  );
  const at = '2026-01-01T00:00:00Z';
  await create(
    'activity',
    some(80, (index) => ({ values: { name: `跟进${index}`, at, content: '见面', kind: 'call' }, ...maybe() })),
  );
}

// ── The oracle ──
function sees(reader: number, fact: Fact): boolean {
  if (tree.owns(reader, fact.owner)) return true;
  const account = facts.find((candidate) => candidate.id === fact.account);
  return account !== undefined && tree.owns(reader, account.owner);
}
const expected = (reader: number, object: string) =>
  facts
    .filter((fact) => fact.object === object && sees(reader, fact))
    .map((fact) => fact.id)
    .sort();

const readers = Array.from({ length: 24 }, (_, index) => index);
const objects = ['account', 'contact', 'activity'] as const;

test.each(objects)('lists and counts of %s', async (object) => {
  for (const reader of readers) {
    const ctx = world.as(tree.people[reader]!.actor);
    const page = await listRecords(ctx, object, { limit: 500, columns: [] });
    expect(page.records.map((record) => record.id).sort()).toEqual(expected(reader, object));
    expect((await countRecords(ctx, object, {})).count).toBe(expected(reader, object).length);
  }
});

test('single records and their history: what one may not see does not exist', async () => {
  for (const reader of readers) {
    const ctx = world.as(tree.people[reader]!.actor);
    for (const fact of facts.filter((_, index) => index % 7 === reader % 7)) {
      const open = async (read: () => Promise<unknown>) =>
        read().then(
          () => true,
          (error: { code?: string }) => (error.code === 'not_found' ? false : Promise.reject(error)),
        );
      expect(await open(() => getRecord(ctx, fact.object, fact.id))).toBe(sees(reader, fact));
      expect(await open(() => historyOf(ctx, fact.object, fact.id))).toBe(sees(reader, fact));
    }
  }
});

test('search and pickers', async () => {
  for (const reader of readers) {
    const ctx = world.as(tree.people[reader]!.actor);
    for (const object of ['account', 'contact'] as const) {
      const groups = await searchRecords(ctx, '漏斗', { objects: [object], limit: 50 });
      const hits = groups.flatMap((group) => group.hits.map((hit) => hit.id));
      const all = expected(reader, object);
      expect(hits.every((id) => all.includes(id))).toBe(true);
      expect(hits).toHaveLength(Math.min(50, all.length));
      const offered = await lookupRecords(ctx, object, '', 50);
      expect(offered.every((item) => all.includes(item.id))).toBe(true);
    }
  }
});

test('a condition cannot feel its way to hidden records through references', async () => {
  for (const reader of readers) {
    const ctx = world.as(tree.people[reader]!.actor);
    const page = await listRecords(ctx, 'contact', {
      limit: 500,
      filter: { not: { field: 'account.name', op: 'contains', value: '不存在' } },
    });
    expect(page.records.map((record) => record.id).sort()).toEqual(expected(reader, 'contact'));
  }
});
