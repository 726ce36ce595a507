import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveRecords } from '#server/modules/funnels/index.ts';
import { notificationConsumer } from '#server/modules/notifications/index.ts';
import { createRecords, updateRecords } from '#server/modules/records/index.ts';
import { startEventPump } from '#server/platform/events/index.ts';
import { createWorld, type World } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { countUnfinished } from '../faultQueries.ts';
import { Ledger } from '../ledger.ts';
import { check } from './check.ts';
import { checkListener } from './checkListeners.ts';

/** A judge that finds nothing proves nothing: each wrong that is planted must be named. */
let db: TestDatabase;
let world: World;
let ws: string;
const ledger = new Ledger();
let deal: string;
let given: string;
let two: string;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  world = await createWorld(db);
  ws = world.workspace.schema;
  const pump = await startEventPump({
    pools: db,
    url: db.appUrl,
    log: world.system.log,
    consumers: [notificationConsumer(db)],
  });
  while ((await db.app.query(`select 1 from ${ws}.event_cursor`)).rowCount === 0) await sleep(20);
  const one = await world.as(await world.user('one', { roles: ['administrator'] }));
  two = await world.user('two', { roles: ['administrator'] });
  const create = async (mark: string, object: string, values: object) => {
    const [made] = await createRecords(one, object, [{ values: { ...values } }]);
    if (!made?.ok) throw new Error(JSON.stringify(made));
    ledger.add({ mark, act: 'create', state: 'acknowledged', size: 1, written: [made], seal: 'log' });
    return made.id;
  };
  deal = await create('chaos:create:1', 'opportunity', { name: 'chaos:create:1', amount: '5' });
  given = await create('chaos:create:2', 'opportunity', { name: 'chaos:create:2', owner: two });
  const note = { kind: 'call', at: '2025-01-05T02:00:00Z', content: 'chaos:mention:3', mentions: [two] };
  await create('chaos:mention:3', 'activity', note);
  await updateRecords(one, 'opportunity', [{ id: deal, values: { nextStep: 'chaos:edit:4', amount: '6' } }]);
  await moveRecords(one, 'opportunity', [{ id: deal, to: 'lost', fill: { lossReason: 'price' } }]);
  while ((await countUnfinished(db.owner, ws)).events > 0) await sleep(20);
  await pump.stop();
});
afterAll(() => db?.drop());

const judge = () => check(db.owner, ws, ledger);

test('a sound company is found sound', async () => {
  expect(await judge()).toEqual({ lost: [], violations: [] });
});

test.each([
  [
    'visits tile time',
    (id: string) =>
      `update ${ws}.stage_visit set left_at = left_at + interval '1 s' where record_id = '${id}' and left_at is not null`,
  ],
  [
    'one open visit, in the stage of the row',
    (id: string) => `delete from ${ws}.stage_visit where record_id = '${id}' and left_at is null`,
  ],
  ['every visit began with an event', () => `update ${ws}.stage_visit set enter_seq = 1000000`],
  ['spans tile time', () => `update ${ws}.record_span set valid_to = now() where valid_to is null`],
  ['the open span is the row', () => `update ${ws}.record_span set amount = 77 where valid_to is null`],
  ['a version for every event', (id: string) => `update ${ws}.opportunity set lock_version = 9 where id = '${id}'`],
  ['no event without its record', () => `delete from ${ws}.activity`],
  ['found by search unless in the bin', () => `delete from ${ws}.search_doc`],
  ['no number twice', () => `update ${ws}.opportunity set code = 'X'`],
  ['deals are what their events say', () => `update ${ws}.opportunity set amount = 77`],
  ['follow-ups are what their events say', () => `update ${ws}.activity set mentions = null`],
  ['stages are what moves say', () => `update ${ws}.opportunity set stage_key = 'need'`],
  ['every mention told once', () => `delete from ${ws}.notification where kind = 'mentioned'`],
  [
    'every mention told once',
    () => `insert into ${ws}.notification (user_id, kind, params) select user_id, kind, params from ${ws}.notification`,
  ],
  ['every given deal told once', () => `delete from ${ws}.notification where kind = 'assigned'`],
  [
    'imports are done',
    () =>
      `insert into ${ws}.batch (kind, object_key, actor_id, state, plan) values ('import', 'task', gen_random_uuid(), 'done', '{"totalRows": 1}')`,
  ],
  [
    'the end of every import told once',
    () =>
      `insert into ${ws}.batch (kind, object_key, actor_id, state, title) values ('import', 'task', gen_random_uuid(), 'done', 'chaos:x')`,
  ],
  [
    'undos are done, each record counted once',
    () =>
      `insert into ${ws}.batch (kind, object_key, actor_id, state, plan, progress) values ('import', 'task',
         gen_random_uuid(), 'undone', '{}', '{"undo": {"batch": 1, "state": "done", "total": 2, "done": 2, "undone": 0, "kept": 1}}')`,
  ],
  [
    'undos are done, each record counted once',
    () =>
      `insert into ${ws}.batch (kind, object_key, actor_id, state) values ('undo', 'task', gen_random_uuid(), 'failed')`,
  ],
  [
    'every row of an undone import reversed or kept for a reason',
    (id: string) =>
      `with b as (insert into ${ws}.batch (kind, object_key, actor_id, state, plan, progress) values ('import', 'task',
           gen_random_uuid(), 'undone', '{}', '{"undo": {"batch": 1}}') returning id),
         r as (insert into ${ws}.import_row (batch_id, row_number, outcome, record_id) select id, 1, 'created', '${id}' from b)
       update ${ws}.opportunity set deleted_at = now() where id = '${id}'`,
  ],
  [
    'no due task told twice',
    (id: string) =>
      `insert into ${ws}.notification (user_id, kind, params, record_ids)
         select '${two}', 'due', '{}', array['${id}'::uuid] from generate_series(1, 2)`,
  ],
  [
    'every due task told',
    () =>
      `insert into ${ws}.task (id, name, due_date, access, created_at, created_by, updated_by) values (gen_random_uuid(), 'x', '2025-01-01', '{}', now(), gen_random_uuid(), gen_random_uuid())`,
  ],
  ['chaos:create:1: ', () => `delete from ${ws}.event`],
])('planted and found: %s', async (name, statement) => {
  const client = await db.owner.connect();
  try {
    await client.query('begin');
    await client.query(statement(deal));
    const { lost, violations } = await check(client, ws, ledger);
    expect([...lost, ...violations].filter((line) => line.startsWith(name))).not.toEqual([]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('what was acknowledged in another way than it was written is found', async () => {
  const other = new Ledger();
  const entry = { mark: 'chaos:edit:4', act: 'edit', size: 2, seal: 'log' } as const;
  other.add({ ...entry, state: 'unknown', written: [] });
  other.add({ ...entry, state: 'refused', written: [] });
  other.add({ ...entry, state: 'acknowledged', written: [{ id: deal, version: 3 }] });
  const { lost, violations } = await check(db.owner, ws, other);
  expect(violations).toEqual(['chaos:edit:4: 1 of 2 written', 'chaos:edit:4: refused, yet written']);
  expect(lost).toEqual([`chaos:edit:4: ${deal} version 3`]);
});

test('a listener that holds all of its own and was told of nothing else is sound', async () => {
  const sound = { userId: two, ownOnly: true, held: new Map([[given, 1]]), told: new Set([`opportunity ${given}`]) };
  const all = { ...sound, ownOnly: false, held: new Map([[deal, 3]]), told: new Set([`opportunity ${deal}`]) };
  expect(await checkListener(db.owner, ws, sound)).toEqual([]);
  expect(await checkListener(db.owner, ws, all)).toEqual([]);
});

test('a listener that holds what is old, misses a record or heard of a foreign one is found', async () => {
  const heard = { userId: two, ownOnly: true, held: new Map([[deal, 1]]), told: new Set([`opportunity ${deal}`]) };
  expect(await checkListener(db.owner, ws, heard)).toEqual([
    `a listener holds what is not so: 1, e.g. ${deal} 1, is undefined`,
    `a listener was not told of: 1, e.g. ${given}`,
    `a listener was told of what was never theirs: 1, e.g. opportunity ${deal}`,
  ]);
});

test('an acknowledged undo that never began is found', async () => {
  const other = new Ledger();
  other.add({ mark: 'chaos:import:9', act: 'undo', state: 'acknowledged', size: 1, written: [], seal: 'undo' });
  expect((await check(db.owner, ws, other)).lost).toEqual(['chaos:import:9: the undo']);
});
