import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { NotificationBody } from '#contract/notifications.ts';
import type { Context } from '#server/platform/context.ts';
import { type EventPump, startEventPump } from '#server/platform/events/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { checkDocument, funnelHooks, installFunnels, moveRecords, undoMoves } from '../funnels/index.ts';
import { createRecords, deleteRecords, setRecordHooks, updateRecords, uploadFile } from '../records/index.ts';
import { notificationConsumer } from './consumer.ts';
import { listNotifications } from './listNotifications.ts';
import { markRead } from './markRead.ts';
import { notify } from './notify.ts';
import { getPreferences, setPreferences } from './preferences.ts';
import { remind } from './remind.ts';
import { untilFollowed } from './testing/notificationQueries.ts';

let world: World;
const pumps: EventPump[] = [];
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) => inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace)));
  await pump();
  await settled();
});
afterEach(async () => {
  await settled();
  for (const name of ['east1', 'east2', 'eastManager', 'west1'] as const) await markRead(world.as(name));
});
afterAll(async () => {
  for (const one of pumps) await one.stop();
  await world.drop();
});

async function pump(): Promise<void> {
  const pools = { owner: world.db.owner, app: world.db.app };
  const log = pino({ level: 'silent' });
  pumps.push(
    await startEventPump({
      pools,
      url: world.db.appUrl,
      log,
      consumers: [notificationConsumer(pools)],
      sweepMs: 50,
      batchSize: 7,
    }),
  );
}
async function make(ctx: Context, object: string, values: Record<string, unknown>): Promise<string> {
  const [outcome] = await createRecords(ctx, object, [{ values }]);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}
/** Everything that was logged has been told. */
const settled = () => vi.waitFor(() => untilFollowed(world.db.app, world.workspace), { timeout: 30_000, interval: 20 });
const userId = (name: keyof World['actors']) => world.actors[name].userId;
async function unread(name: keyof World['actors'], more: Partial<Context> = {}): Promise<NotificationBody[]> {
  await settled();
  return (await listNotifications(world.as(name, more), { unread: true })).items;
}

describe('assigned', () => {
  test('a record that became mine by another hand, also one made for me; never what I did myself', async () => {
    const id = await make(world.as('eastManager'), 'account', { name: '交给你的客户', owner: userId('east1') });
    await make(world.as('east1'), 'account', { name: '我自己的客户' });
    expect(await unread('east1')).toMatchObject([
      {
        kind: 'assigned',
        actor: { id: userId('eastManager'), name: 'eastManager' },
        object: 'account',
        count: 1,
        record: { object: 'account', id, title: '交给你的客户' },
        read: false,
      },
    ]);
    await updateRecords(world.as('eastManager'), 'account', [{ id, values: { owner: userId('east2') } }]);
    expect(await unread('east2')).toMatchObject([{ kind: 'assigned', record: { id } }]);
    expect(await unread('eastManager')).toEqual([]);
    // It is no longer seen by the first: the notification stays, but names nothing.
    expect(await unread('east1')).toMatchObject([{ kind: 'assigned', record: null, count: 1 }]);
  });

  test('a bulk act is one notification, however the log is cut', async () => {
    const commands = Array.from({ length: 38 }, (_, index) => ({
      values: { name: `客户${index}`, owner: userId('west1') },
    }));
    await createRecords(world.as('vp'), 'account', commands);
    await createRecords(world.as('vp', { door: 'import' }), 'account', commands);
    expect(await unread('west1')).toMatchObject([{ kind: 'assigned', count: 76, record: null, object: 'account' }]);
  });

  test('not of what was put into the bin meanwhile', async () => {
    const ctx = world.as('admin');
    await inTransaction(world.db.app, async (tx) => {
      const [outcome] = await createRecords(ctx, 'account', [{ values: { name: '废', owner: userId('west1') } }], tx);
      if (outcome?.ok) await deleteRecords(ctx, 'account', [{ id: outcome.id }], tx);
    });
    expect(await unread('west1')).toEqual([]);
  });
});

test('mentioned: with the first words, as long as the record may be seen', async () => {
  const ctx = world.as('east1');
  const account = await make(ctx, 'account', { name: '提到的客户', team: [userId('west1')] });
  const at = new Date().toISOString();
  const mentions = [userId('west1'), userId('west1'), userId('east1')];
  await make(ctx, 'activity', { kind: 'call', at, content: '@west1 报价看一下', account, mentions });
  expect(await unread('west1')).toMatchObject([
    { kind: 'mentioned', record: { object: 'account', id: account }, params: { text: '@west1 报价看一下' } },
  ]);
  expect(await unread('east1')).toEqual([]);
  await updateRecords(ctx, 'account', [{ id: account, values: { team: null } }]);
  expect(await unread('west1')).toMatchObject([{ kind: 'mentioned', record: null, params: {} }]);
  expect((await unread('west1'))[0]?.params).toEqual({});
});

describe('moved', () => {
  test('the owner hears who moved the deal and where to; there and back again is nothing', async () => {
    const ctx = world.as('east1');
    const id = await make(ctx, 'opportunity', {
      name: '误操作',
      account: await make(ctx, 'account', { name: '华星精工' }),
      amount: '100000.00',
      expectedCloseDate: '2026-12-31',
      need: '产线改造',
    });
    const [outcome] = await moveRecords(world.as('vp'), 'opportunity', [{ id, to: 'need' }]);
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    const [moved] = await unread('east1');
    expect(moved).toMatchObject({
      kind: 'moved',
      params: { to: 'need', outcome: 'open' },
      record: { title: '误操作' },
    });
    await undoMoves(world.as('vp'), 'opportunity', [{ id }]);
    expect(await unread('east1')).toEqual([]);
  });
});

test('a consumer that starts anew, and two at once, tell nothing twice', async () => {
  await pump();
  for (let round = 0; round < 10; round++) {
    await make(world.as('vp'), 'account', { name: `一次${round}`, owner: userId('east2') });
    if (round % 4 === 3) {
      await pumps.shift()!.stop();
      await pump();
    }
  }
  const told = await unread('east2');
  expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(10);
});

test('read, all read, pages, and only my own', async () => {
  const ctx = world.as('east1');
  for (let index = 1; index <= 5; index++) {
    await notify(world.as('vp'), [
      {
        kind: 'importDone',
        userId: userId('east1'),
        actorId: null,
        object: null,
        recordIds: [],
        params: { importId: index },
      },
    ]);
  }
  const first = await listNotifications(ctx, { limit: 2 });
  expect(first).toMatchObject({ unread: 5, items: [{ params: { importId: 5 } }, { params: { importId: 4 } }] });
  const second = await listNotifications(ctx, { limit: 2, before: first.next! });
  expect(second.items.map(({ params }) => params.importId)).toEqual([3, 2]);
  const ids = first.items.map(({ id }) => id);
  expect(await markRead(world.as('east2'), ids)).toBe(0);
  expect(await markRead(ctx, ids)).toBe(3);
  expect((await listNotifications(ctx, { unread: true })).items).toHaveLength(3);
  expect(await markRead(ctx)).toBe(0);
});

test('what is turned off is not told', async () => {
  const ctx = world.as('east2');
  expect((await getPreferences(ctx)).assigned).toEqual({ app: true });
  await setPreferences(ctx, { assigned: { app: false } });
  await make(world.as('vp'), 'account', { name: '不必说', owner: userId('east2') });
  expect(await unread('east2')).toEqual([]);
  expect(await setPreferences(ctx, { assigned: { app: true } })).toMatchObject({
    assigned: { app: true },
    due: { app: true },
  });
});

describe('reminders', () => {
  const at = (text: string) => new Date(text);
  const run = (now: Date) => remind({ ...world.as('admin'), now });

  test('what is due comes in the morning of its day, once', async () => {
    const made = { createdAt: '2026-03-01T00:00:00Z' };
    const past = world.as('west1', { door: 'import' });
    await make(past, 'task', { name: '回访', dueDate: '2026-03-10', ...made });
    await make(past, 'task', { name: '报价', dueDate: '2026-03-08', ...made });
    await make(past, 'task', { name: '做完了', dueDate: '2026-03-09', done: true, ...made });
    await make(past, 'task', { name: '还早', dueDate: '2026-03-11', ...made });
    await settled();
    await markRead(world.as('west1'));

    await run(at('2026-03-09T23:30:00Z'));
    expect(await unread('west1')).toEqual([]);
    await run(at('2026-03-10T00:30:00Z'));
    await run(at('2026-03-10T05:30:00Z'));
    expect(await unread('west1')).toMatchObject([
      { kind: 'due', object: 'task', count: 2, params: { due: '2026-03-08' } },
    ]);
    await run(at('2026-03-11T00:30:00Z'));
    expect(await unread('west1')).toMatchObject([
      { kind: 'due', count: 1, record: { title: '还早' } },
      { kind: 'due', count: 2 },
    ]);
  });
});

test('the owner is told that a document was not accepted, and why; of a confirmation nobody is', async () => {
  const content = Buffer.from('报价');
  const upload = () => uploadFile(world.as('east1'), { name: '报价.pdf', mediaType: 'application/pdf', content });
  const [good, bad] = [await upload(), await upload()];
  const quotation = [good.id, bad.id];
  const id = await make(world.as('east1'), 'opportunity', { name: '待核验商机', quotation });
  const found = { id, note: '印章看不清' };
  await checkDocument(world.as('eastManager'), 'opportunity', { ...found, file: good.id, state: 'confirmed' });
  expect(await unread('east1')).toEqual([]);
  await checkDocument(world.as('eastManager'), 'opportunity', { ...found, file: bad.id, state: 'rejected' });
  expect(await unread('east1')).toMatchObject([
    { kind: 'documentRejected', actor: { name: 'eastManager' }, record: { id }, params: { text: '印章看不清' } },
  ]);
  expect(await unread('eastManager')).toEqual([]);
});
