import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Context } from '#server/platform/context.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { announce } from '../notifications/index.ts';
import { createRecords, updateRecords } from '../records/index.ts';
import { liveRoutes } from './routes.ts';
import { type Listening, listen } from './testing/listen.ts';
import { beginOld, bumpVersion, insertEvents } from './testing/liveQueries.ts';

let world: World;
/** Who the name in the header stands for now; nobody once signed out. */
const people = new Map<string, () => Context | undefined>();
const servers: App[] = [];
const listening: Listening[] = [];
let version: number;
beforeAll(async () => {
  world = await createWorld();
  version = world.workspace.definitionsVersion;
  for (const name of ['east1', 'eastManager', 'west1', 'vp'] as const) people.set(name, () => contextOf(name));
});
afterEach(async () => {
  for (const one of listening.splice(0)) one.leave();
  for (const app of servers.splice(0)) await app.close();
});
afterAll(() => world.drop());

const contextOf = (name: keyof World['actors']) =>
  world.as(name, { workspace: { ...world.workspace, definitionsVersion: version } });

/** A server as one process of several: on its own port, with its own tail. Only notifications wake it unless it sweeps. */
async function serve(sweepMs = 600_000): Promise<string> {
  const { log, pools } = world.as('admin');
  const authenticate = async ({ headers }: { headers: Record<string, unknown> }) => {
    const context = people.get(String(headers['x-person']))?.();
    return context && { context };
  };
  const app = await createServer({ log, authenticate, labelOf: async () => undefined });
  liveRoutes({ pools, log, url: world.db.appUrl, authenticate, sweepMs })(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  servers.push(app);
  return `http://127.0.0.1:${(app.server.address() as { port: number }).port}/api/live`;
}

async function join(url: string, person: string, headers: Record<string, string> = {}): Promise<Listening> {
  const joined = await listen(url, { 'x-person': person, ...headers });
  listening.push(joined);
  return joined;
}

async function make(person: keyof World['actors'], count = 1): Promise<string[]> {
  const commands = Array.from({ length: count }, (_, index) => ({ values: { name: `客户${index}` } }));
  return (await createRecords(world.as(person), 'account', commands)).map((outcome) => (outcome.ok ? outcome.id : ''));
}
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 20 });

test('a change reaches those who may see it, in every process, and nobody else', async () => {
  const [one, other] = [await serve(), await serve()];
  const mate = await join(one, 'eastManager');
  const chief = await join(other, 'vp');
  const stranger = await join(one, 'west1');
  expect(mate.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(mate.headers.get('cache-control')).toContain('no-store');
  expect(mate.headers.get('content-security-policy')).toContain("default-src 'self'");

  const [id] = await make('vp');
  await until(() => expect(chief.ids()).toEqual([id]));
  const [east] = await make('east1');
  const by = world.actors.vp.userId;
  await until(() => expect(chief.ids()).toEqual([id, east]));
  expect(chief.received[0]).toMatchObject({
    name: 'changes',
    data: { changes: [{ object: 'account', kind: 'created', by }] },
  });
  await until(() => expect(mate.ids()).toContain(east));
  const [west] = await make('west1');
  await until(() => expect(stranger.ids()).toEqual([west]));
  expect(mate.ids()).not.toContain(west);

  await updateRecords(world.as('admin'), 'account', [{ id: east!, values: { owner: world.actors.west1.userId } }]);
  // It came to the one and left the other: both pages are out of date.
  await until(() => expect(stranger.ids()).toEqual([west, east]));
  await until(() => expect(mate.ids().filter((seen) => seen === east)).toHaveLength(2));
});

test('nothing is missed, however long transactions overlap and however often the reader comes back', async () => {
  const url = await serve();
  let reader = await join(url, 'vp', {});
  const seen = new Set<string>();
  const made: string[] = [];
  const write = async (pause: number) => {
    for (let round = 0; round < 12; round++) {
      const client = await world.db.app.connect();
      await client.query('begin');
      const [outcome] = await createRecords(
        world.as('east1'),
        'account',
        [{ values: { name: `并发${round}` } }],
        client,
      );
      await sleep(pause * (round % 3));
      await client.query('commit');
      client.release();
      if (outcome?.ok) made.push(outcome.id);
    }
  };
  const comeBack = async () => {
    for (let round = 0; round < 8; round++) {
      await sleep(40);
      reader.leave();
      await reader.over;
      for (const id of reader.ids()) seen.add(id);
      const last = reader.lastId();
      reader = await join(last ? url : `${url}?lookBack=60000`, 'vp', last ? { 'last-event-id': last } : {});
    }
  };
  await Promise.all([write(2), write(11), write(23), comeBack()]);
  await until(() => {
    for (const id of reader.ids()) seen.add(id);
    expect(made.filter((id) => !seen.has(id))).toEqual([]);
  });
  expect(made).toHaveLength(36);
});

test('what an older transaction keeps waiting comes when it ends', async () => {
  const reader = await join(await serve(), 'vp');
  const older = await world.db.app.connect();
  await beginOld(older);
  const [id] = await make('east1');
  await sleep(100);
  expect(reader.ids()).not.toContain(id);
  await older.query('commit');
  older.release();
  await until(() => expect(reader.ids()).toContain(id));
});

test('a page looks back to its first read; an id of another life reads everything again', async () => {
  const url = await serve();
  const [id] = await make('east1');
  const back = await join(`${url}?lookBack=60000`, 'eastManager');
  await until(() => expect(back.ids()).toContain(id));
  const lost = await join(url, 'eastManager', { 'last-event-id': Buffer.from('9.1.1').toString('base64url') });
  await until(() => expect(lost.received[0]).toMatchObject({ name: 'resync', data: {} }));
});

test('a flood names the object, not its records', async () => {
  const reader = await join(await serve(), 'eastManager');
  await make('east1', 300);
  await until(() => expect(reader.received.at(-1)).toMatchObject({ name: 'resync', data: { objects: ['account'] } }));
});

test('a flood of one act is told once, and who comes after it hears the next change', async () => {
  const reader = await join(await serve(), 'eastManager');
  const other = await join(await serve(), 'vp');
  await insertEvents(world, 'account', 7_000);
  await until(() => expect(reader.received.at(-1)).toMatchObject({ name: 'resync', data: { objects: ['account'] } }));
  const [id] = await make('east1');
  await until(() => expect(other.ids()).toContain(id));
  const told = reader.received.filter(({ name }) => name === 'resync');
  expect(told).toHaveLength(1);
});

test('rights that change hold before the next change is told; who is signed out hears no more', async () => {
  const url = await serve();
  const [narrowed, gone] = [await join(url, 'vp'), await join(url, 'eastManager')];
  people.set('vp', () => ({ ...contextOf('vp'), actor: { ...world.actors.vp, roles: [] } }));
  people.set('eastManager', () => undefined);
  version = await bumpVersion(world.db.owner, world.workspace.id);
  const [id] = await make('east1');
  await gone.over;
  expect(gone.received.at(-1)).toMatchObject({ name: 'end', data: { reason: 'signedOut' } });
  await until(() => expect(narrowed.received.map(({ name }) => name)).toEqual(['resync', 'definitions']));
  await make('east1');
  await sleep(100);
  expect([...narrowed.ids(), ...gone.ids()]).not.toContain(id);
  people.set('vp', () => contextOf('vp'));
  people.set('eastManager', () => contextOf('eastManager'));
});

test('a sweep finds out what no change announces', async () => {
  const reader = await join(await serve(50), 'east1');
  people.set('east1', () => undefined);
  version = await bumpVersion(world.db.owner, world.workspace.id);
  await reader.over;
  expect(reader.received.at(-1)).toMatchObject({ name: 'end', data: { reason: 'signedOut' } });
  people.set('east1', () => contextOf('east1'));
});

test('one person has eight streams at most: the oldest ends', async () => {
  const url = await serve();
  const first = await join(url, 'west1');
  for (let count = 1; count < 9; count++) await join(url, 'west1');
  await first.over;
  expect(first.received.at(-1)).toMatchObject({ name: 'end', data: { reason: 'crowded' } });
});

test('a notification reaches the person it is for, and nobody else', async () => {
  const url = await serve();
  const [mine, other] = [await join(url, 'east1'), await join(url, 'eastManager')];
  await announce(world.db.app, world.workspace, [{ userId: world.actors.east1.userId, id: 41 }]);
  await until(() => expect(mine.received).toMatchObject([{ name: 'notification', data: { id: 41 } }]));
  expect(other.received).toEqual([]);
});

test('the server closes while streams are open, without cutting connections', async () => {
  const url = await serve();
  const readers = [await join(url, 'east1'), await join(url, 'vp')];
  const [app] = servers.splice(0);
  const cut = vi.spyOn(app!.server, 'closeAllConnections');
  await app!.close();
  for (const reader of readers) {
    await reader.over;
    expect(reader.received.at(-1)).toMatchObject({ name: 'end', data: { reason: 'stopping' } });
  }
  expect(cut).not.toHaveBeenCalled();
});

test('without a session there is no stream', async () => {
  expect((await join(await serve(), 'nobody')).status).toBe(401);
});
