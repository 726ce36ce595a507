import { afterAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { installFunnels, moveRecords } from '../modules/funnels/index.ts';
import { cancelHandOver, deactivateWithHandOver, handOver, setIdentityHooks } from '../modules/identity/index.ts';
import {
  createRecords,
  getRecord,
  handOverRecords,
  historyOf,
  listRecords,
  searchRecords,
  updateRecords,
} from '../modules/records/index.ts';
import { wire } from '../wiring.ts';

/** Somebody leaves: what becomes of what they own, across records, funnels and identity. */
const worlds: World[] = [];
let world: World;
let deals: string[];
let account: string;

const made = async (object: string, rows: Record<string, unknown>[]): Promise<string[]> => {
  const outcomes = await createRecords(
    world.as('east1'),
    object,
    rows.map((values) => ({ values })),
  );
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome.id;
  });
};
const rows = async (sql: string, values: unknown[] = []) =>
  (await world.db.owner.query(sql.replaceAll(':schema', world.workspace.schema), values)).rows;
const id = (name: keyof World['actors']) => world.actors[name].userId;
const ownersOf = async (table: string) =>
  (await rows(`select owner_id from :schema.${table} order by id`)).map((row) => row.owner_id);

beforeEach(async () => {
  wire();
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  worlds.push(world);
  [account] = (await made('account', [{ name: '恒通机械' }])) as [string];
  deals = await made('opportunity', [
    { name: '在谈的', account },
    { name: '输掉的', account },
  ]);
  await made('task', [
    { name: '要做的', opportunity: deals[0] },
    { name: '做完的', opportunity: deals[0], done: true },
  ]);
  await made('activity', [{ name: '电话', kind: 'call', at: '2026-01-05T02:00:00Z', content: '聊了', account }]);
  await rows(`update :schema.opportunity set stage_kind = 'lost' where id = $1`, [deals[1]]);
});
afterAll(() => Promise.all(worlds.map((one) => one.drop())));

const leave = (more: Partial<Parameters<typeof deactivateWithHandOver>[1]> = {}) =>
  deactivateWithHandOver(world.as('admin'), { userId: id('east1'), handOverTo: id('west1'), ...more });

test('what goes on changes hands, what is over stays; access, events and spans follow', async () => {
  const visits = await rows('select * from :schema.stage_visit order by id');
  const spans = await rows('select count(*)::int as n from :schema.record_span where owner_id = $1', [id('east1')]);
  const { counts, batchId } = await leave();
  expect(counts).toMatchObject({ account: 1, opportunity: 1, task: 1, activity: 0 });

  const { record } = await getRecord(world.as('west1'), 'opportunity', deals[0]!);
  expect(record.values).toMatchObject({ owner: id('west1'), department: world.departments.west.id });
  await expect(getRecord(world.as('eastManager'), 'opportunity', deals[0]!)).rejects.toMatchObject({
    code: 'not_found',
  });
  expect((await getRecord(world.as('eastManager'), 'opportunity', deals[1]!)).record.values.owner).toBe(id('east1'));
  expect(await searchRecords(world.as('west1'), '恒通')).toHaveLength(1);
  expect(await searchRecords(world.as('eastManager'), '恒通')).toEqual([]);

  const [newest] = (await historyOf(world.as('west1'), 'opportunity', deals[0]!)).entries;
  expect(newest).toMatchObject({
    kind: 'reassigned',
    changes: [{ field: 'owner', before: id('east1'), after: id('west1') }],
  });
  const events = await rows('select distinct kind, actor_id from :schema.event where batch_id = $1', [batchId]);
  expect(events).toEqual([{ kind: 7, actor_id: id('admin') }]);

  expect(await rows('select * from :schema.stage_visit order by id')).toEqual(visits);
  const past = await rows('select record_id, valid_to from :schema.record_span where owner_id = $1 order by valid_to', [
    id('east1'),
  ]);
  expect(past).toHaveLength(spans[0].n);
  expect(past.find((span) => span.record_id === deals[0]).valid_to).not.toBeNull();
  expect(past.find((span) => span.record_id === deals[1]).valid_to).toBeNull();
  expect(await rows('select active from :schema.users where id = $1', [id('east1')])).toEqual([{ active: false }]);
  expect(await rows('select state, progress from :schema.batch where id = $1', [batchId])).toEqual([
    { state: 'done', progress: { done: 3, total: 3 } },
  ]);
});

test('closed ones go along when asked, and each kind may have a successor of its own', async () => {
  const { counts } = await handOver(world.as('admin'), {
    userId: id('east1'),
    handOverTo: id('west1'),
    objects: { opportunity: id('east2'), task: null },
    past: true,
  });
  expect(counts).toMatchObject({ account: 1, opportunity: 2, activity: 1 });
  expect(counts.task).toBeUndefined();
  expect(await ownersOf('opportunity')).toEqual([id('east2'), id('east2')]);
  expect(await ownersOf('task')).toEqual([id('east1'), id('east1')]);
  expect(await rows('select active from :schema.users where id = $1', [id('east1')])).toEqual([{ active: true }]);
});

test('a failure halfway takes everything back, the leaver stays, and the batch says so', async () => {
  setIdentityHooks({
    handOver: async (tx, ctx, plan) => {
      await handOverRecords(tx, ctx, plan);
      throw new Error('disk full');
    },
  });
  const events = await rows('select count(*) from :schema.event');
  await expect(leave()).rejects.toThrow('disk full');
  expect(await ownersOf('account')).toEqual([id('east1')]);
  expect(await rows('select count(*) from :schema.event')).toEqual(events);
  expect(await rows('select active from :schema.users where id = $1', [id('east1')])).toEqual([{ active: true }]);
  expect(await rows('select state, error from :schema.batch')).toEqual([{ state: 'failed', error: 'disk full' }]);
});

test('one that is stopped changes nothing', async () => {
  setIdentityHooks({
    handOver: async (tx, ctx, plan) => {
      await rows(`update :schema.batch set state = 'cancelled'`);
      return handOverRecords(tx, ctx, plan);
    },
  });
  await expect(leave()).rejects.toMatchObject({ code: 'conflict' });
  expect(await ownersOf('account')).toEqual([id('east1')]);
  expect(await rows('select state from :schema.batch')).toEqual([{ state: 'cancelled' }]);
});

test('one that is stopped at its very end either is over or changes nothing', async () => {
  setIdentityHooks({
    handOver: async (tx, ctx, plan) => {
      const counts = await handOverRecords(tx, ctx, plan);
      await rows(`update :schema.batch set state = 'cancelled'`);
      return counts;
    },
  });
  await expect(leave()).rejects.toMatchObject({ code: 'conflict' });
  expect(await ownersOf('account')).toEqual([id('east1')]);
  expect(await rows('select active from :schema.users where id = $1', [id('east1')])).toEqual([{ active: true }]);
  wire();
  await leave();
  await expect(cancelHandOver(world.as('admin'), id('east1'))).rejects.toMatchObject({ code: 'not_found' });
});

test('nobody is given to who leaves at the same moment', async () => {
  setIdentityHooks({
    handOver: async (tx, ctx, plan) => {
      await rows('update :schema.users set active = false where id = $1', [id('west1')]);
      return handOverRecords(tx, ctx, plan);
    },
  });
  await expect(leave()).rejects.toMatchObject({ issues: [{ code: 'successor_unfit' }] });
  expect(await ownersOf('account')).toEqual([id('east1')]);
});

test('the record team goes on seeing and finding what changed hands', async () => {
  await updateRecords(world.as('east1'), 'account', [{ id: account, values: { team: [id('east2')] } }]);
  await leave();
  expect((await getRecord(world.as('east2'), 'account', account)).rights).toEqual({ update: false, delete: false });
  expect(await searchRecords(world.as('east2'), '恒通')).toHaveLength(1);
  await updateRecords(world.as('west1'), 'account', [{ id: account, values: { team: null } }]);
  expect(await searchRecords(world.as('east2'), '恒通')).toEqual([]);
});

test('who owned it and is in its team goes on seeing it, and changes it no more', async () => {
  const values = { team: [id('east1')] };
  await updateRecords(world.as('admin'), 'opportunity', [{ id: deals[0]!, values }]);
  await handOver(world.as('admin'), { userId: id('east1'), handOverTo: id('west1') });
  const { rights } = await getRecord(world.as('east1'), 'opportunity', deals[0]!);
  expect(rights).toEqual({ update: false, delete: false });
  const write = [{ id: deals[0]!, values: { name: '还是我的' } }];
  expect(await updateRecords(world.as('east1'), 'opportunity', write)).toMatchObject([{ ok: false }]);
  expect((await updateRecords(world.as('west1'), 'opportunity', write))[0]?.ok).toBe(true);
});

test('moves at the same time: each deal ends with its new owner and one open span and visit', async () => {
  const many = await made(
    'opportunity',
    Array.from({ length: 30 }, (_, index) => ({ name: `并行${index}`, account })),
  );
  const [, moved] = await Promise.all([
    leave(),
    moveRecords(
      world.as('admin'),
      'opportunity',
      many.map((one) => ({ id: one, to: 'need' })),
    ),
  ]);
  expect(moved).toHaveLength(30);
  const open = await rows(
    `select t.owner_id, t.stage_key, s.owner_id as span_owner, s.stage_key as span_stage, v.stage_key as visit_stage
     from :schema.opportunity t
     join :schema.record_span s on s.record_id = t.id and s.valid_to is null
     join :schema.stage_visit v on v.record_id = t.id and v.left_at is null where t.id = any($1)`,
    [many],
  );
  expect(open).toHaveLength(30);
  for (const row of open) {
    expect(row).toMatchObject({
      owner_id: id('west1'),
      span_owner: id('west1'),
      span_stage: row.stage_key,
      visit_stage: row.stage_key,
    });
  }
});

test('only who manages people, only to another active person, only within one’s own reach', async () => {
  await expect(
    handOver(world.as('eastManager'), { userId: id('east1'), handOverTo: id('east2') }),
  ).rejects.toMatchObject({ code: 'no_right' });
  for (const successor of [id('east1'), '00000000-0000-7000-8000-000000000000']) {
    await expect(leave({ handOverTo: successor })).rejects.toMatchObject({ issues: [{ code: 'successor_unfit' }] });
  }
  const hr = {
    ...world.actors.eastManager,
    roles: [{ ...world.actors.admin.roles[0]!, rights: { '*': { read: 'all', update: 'own' } } }],
  };
  await expect(handOver(world.as(hr as never), { userId: id('east1'), handOverTo: id('west1') })).rejects.toMatchObject(
    { code: 'no_right' },
  );
  const page = await listRecords(world.as('east1'), 'account', { limit: 10, columns: [] });
  expect(page.records).toHaveLength(1);
});
