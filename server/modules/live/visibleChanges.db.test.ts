import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvents } from '#server/platform/events/index.ts';
import { untilReadable } from '#server/platform/events/testing/eventTestQueries.ts';
import { createOrgTree, type OrgTree } from '#server/testing/orgTree.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { getDirectory } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { createRecords, deleteRecords, type Outcome, restoreRecords, updateRecords } from '../records/index.ts';
import { digest } from './digest.ts';
import { accessKey, visibleChanges } from './visibleChanges.ts';

/** What live readers are told, by random acts and random people, against an oracle that shares no code with the product. */
type Fact = { object: 'account' | 'contact'; owner: number; account: string | null; deleted: boolean };

let world: World;
let tree: OrgTree;
let cursor: string | undefined;
const facts = new Map<string, Fact>();
beforeAll(async () => {
  world = await createWorld();
  tree = await createOrgTree(world, { seed: 23 });
  await create('account', 30);
  await create('contact', 40);
  await newEvents();
});
afterAll(() => world.drop());

const someone = () => tree.pick(tree.people.length);
const userOf = (person: number) => tree.people[person]!.actor.userId;
function some(object: Fact['object'], count: number, deleted = false): string[] {
  const all = [...facts].filter(([, fact]) => fact.object === object && fact.deleted === deleted).map(([id]) => id);
  return [...new Set(Array.from({ length: Math.min(count, all.length) }, () => all[tree.pick(all.length)]!))];
}
const anAccount = () => (tree.pick(3) === 0 ? null : some('account', 1)[0]!);
function succeed(outcomes: Outcome[]): string[] {
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome.id;
  });
}

async function create(object: Fact['object'], count: number): Promise<string[]> {
  const made = Array.from({ length: count }, (): Fact => {
    const account = object === 'contact' ? anAccount() : null;
    return { object, owner: someone(), account, deleted: false };
  });
  const commands = made.map((fact, index) => ({
    values: {
      name: `${object}${facts.size + index}`,
      owner: userOf(fact.owner),
      ...(fact.account ? { account: fact.account } : {}),
    },
  }));
  const ids = succeed(await createRecords(world.as('admin'), object, commands));
  ids.forEach((id, index) => {
    facts.set(id, made[index]!);
  });
  return ids;
}

async function hand(object: Fact['object']): Promise<string[]> {
  const ids = some(object, 4);
  const owners = ids.map(someone);
  const commands = ids.map((id, index) => ({ id, values: { owner: userOf(owners[index]!) } }));
  succeed(await updateRecords(world.as('admin'), object, commands));
  const changed = ids.filter((id, index) => facts.get(id)!.owner !== owners[index]);
  ids.forEach((id, index) => {
    facts.get(id)!.owner = owners[index]!;
  });
  return changed;
}

async function rehang(): Promise<string[]> {
  const ids = some('contact', 4);
  const accounts = ids.map(anAccount);
  const commands = ids.map((id, index) => ({ id, values: { account: accounts[index] } }));
  succeed(await updateRecords(world.as('admin'), 'contact', commands));
  const changed = ids.filter((id, index) => facts.get(id)!.account !== accounts[index]);
  ids.forEach((id, index) => {
    facts.get(id)!.account = accounts[index]!;
  });
  return changed;
}

async function rename(object: Fact['object']): Promise<string[]> {
  const ids = some(object, 5);
  const commands = ids.map((id) => ({ id, values: { name: `改名 ${id} ${tree.pick(1_000_000)}` } }));
  return succeed(await updateRecords(world.as('admin'), object, commands));
}

async function bin(object: Fact['object'], deleted: boolean): Promise<string[]> {
  const ids = some(object, 3, !deleted);
  const admin = world.as('admin');
  const done = deleted
    ? deleteRecords(
        admin,
        object,
        ids.map((id) => ({ id })),
      )
    : restoreRecords(admin, object, ids);
  for (const id of succeed(await done)) facts.get(id)!.deleted = deleted;
  return ids;
}

const ACTS = [
  () => create('account', 2),
  () => create('contact', 3),
  () => hand('account'),
  () => hand('contact'),
  rehang,
  () => rename('account'),
  () => rename('contact'),
  () => bin('contact', true),
  () => bin('contact', false),
];

async function newEvents() {
  await untilReadable(world.db.app, world.workspace);
  const page = await readEvents(world.db.app, world.workspace, cursor, 10_000);
  cursor = page.cursor;
  return page.events;
}

function sees(reader: number, id: string): boolean {
  const fact = facts.get(id);
  if (!fact || fact.deleted) return false;
  if (tree.owns(reader, fact.owner)) return true;
  const account = fact.account === null ? undefined : facts.get(fact.account);
  return account !== undefined && !account.deleted && tree.owns(reader, account.owner);
}
const readers = Array.from({ length: 24 }, (_, index) => index);
const seenBy = (reader: number) => new Set([...facts.keys()].filter((id) => sees(reader, id)));

test('a reader is told of exactly what changed and is or was to be seen', async () => {
  let told = 0;
  let kept = 0;
  for (let round = 0; round < 60; round++) {
    const before = readers.map(seenBy);
    const changed = await ACTS[round % ACTS.length]!();
    const events = await newEvents();
    expect(new Set(events.map(({ recordId }) => recordId))).toEqual(new Set(changed));
    const byKey = new Map<string, string>();
    for (const reader of readers) {
      const ctx = world.as(tree.people[reader]!.actor);
      const definitions = await getDefinitions(ctx);
      const seen = await visibleChanges(ctx, definitions, digest(events, definitions, await getDirectory(ctx)));
      const expected = changed.filter((id) => before[reader]!.has(id) || sees(reader, id));
      expect(seen.changes.map(({ id }) => id).sort()).toEqual(expected.sort());
      expect(seen.crowded).toEqual([]);
      told += expected.length;
      kept += changed.length - expected.length;
      const key = accessKey(ctx.actor, definitions);
      const answer = JSON.stringify(seen);
      expect(byKey.get(key) ?? answer).toBe(answer);
      byKey.set(key, answer);
    }
  }
  expect(told).toBeGreaterThan(500);
  expect(kept).toBeGreaterThan(500);
});

test('who did what is told; a flood names no records, and only the object to those who may read it', async () => {
  const ids = await create('account', 250);
  const events = await newEvents();
  const admin = world.as('admin');
  const definitions = await getDefinitions(admin);
  const flood = digest(events, definitions, await getDirectory(admin));
  expect(await visibleChanges(admin, definitions, flood)).toEqual({ changes: [], crowded: ['account'] });
  const nobody = { ...admin, actor: { ...admin.actor, roles: [] } };
  expect(await visibleChanges(nobody, definitions, flood)).toEqual({ changes: [], crowded: [] });

  const [first] = ids;
  succeed(await updateRecords(admin, 'account', [{ id: first!, values: { name: '只改一个' } }]));
  const one = digest(await newEvents(), definitions, await getDirectory(admin));
  expect((await visibleChanges(admin, definitions, one)).changes).toEqual([
    { object: 'account', id: first, kind: 'updated', by: admin.actor.userId },
  ]);
});
