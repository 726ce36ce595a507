import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { loadCursor } from './eventQueries.ts';
import { type Consumer, type EventPump, type EventPumpOptions, startEventPump } from './index.ts';
import {
  appendEvents,
  breakSessions,
  bumpEpoch,
  insertEffects,
  insertEventWorkspace,
  selectEffects,
  untilReadable,
} from './testing/eventTestQueries.ts';
import type { PumpedWorkspace } from './types.ts';

let db: TestDatabase;
const pumps: EventPump[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  for (const pump of pumps.splice(0)) await pump.stop();
});
afterAll(() => db.drop());

/** Leaves the numbers of its events in the workspace's table of effects. */
function recorder(name: string, more: Partial<Consumer> = {}): Consumer {
  return {
    name,
    begin: 'start',
    handle: (events, { tx, workspace }) =>
      insertEffects(
        tx,
        workspace,
        name,
        events.map(({ seq }) => seq),
      ),
    ...more,
  };
}

/** Without a sweep, unless given: only notifications wake it. */
async function pump(consumers: Consumer[], options: Partial<EventPumpOptions> = {}) {
  const log = pino({ level: 'silent' });
  const started = await startEventPump({
    pools: { owner: db.owner, app: db.app },
    url: db.appUrl,
    log,
    consumers,
    sweepMs: 600_000,
    ...options,
  });
  pumps.push(started);
  return started;
}

const effects = (workspace: PumpedWorkspace, consumer: string) => selectEffects(db.app, workspace, consumer);
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 40_000, interval: 25 });
const numbers = (to: number) => Array.from({ length: to }, (_, index) => index + 1);

test('a notification brings events at once, also of a workspace that is new, and also those that had to wait', async () => {
  await pump([recorder('quick')]);
  const workspace = await insertEventWorkspace(db.owner, 'quick');
  await appendEvents(db.app, workspace, 1);
  await until(async () => expect(await effects(workspace, 'quick')).toEqual([1]));

  const older = await db.app.connect();
  await older.query('begin; select pg_current_xact_id()');
  await appendEvents(db.app, workspace, 1);
  await sleep(150);
  expect(await effects(workspace, 'quick')).toEqual([1]);
  await older.query('commit');
  older.release();
  await until(async () => expect(await effects(workspace, 'quick')).toEqual([1, 2]));
});

test('the sweep brings what no notification announced', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'swept');
  await pump([recorder('swept')], { sweepMs: 50, url: db.appUrl.replace(/\/test_\w+/, '/postgres') });
  await appendEvents(db.app, workspace, 3);
  await until(async () => expect(await effects(workspace, 'swept')).toEqual([1, 2, 3]));
});

test('a lost connection is opened again, and what was announced meanwhile is seen', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'broken');
  await pump([recorder('broken')]);
  expect(await breakSessions(db.admin, 'loudou event pump')).toBeGreaterThan(0);
  await appendEvents(db.app, workspace, 1);
  await until(async () => expect(await effects(workspace, 'broken')).toEqual([1]));
  await appendEvents(db.app, workspace, 1);
  await until(async () => expect(await effects(workspace, 'broken')).toEqual([1, 2]));
});

test('a pump killed in the middle of a batch leaves nothing out and nothing twice', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'killed');
  await appendEvents(db.app, workspace, 10);
  await untilReadable(db.app, workspace);
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('testing/pumpProcess.ts', import.meta.url)), db.url, db.appUrl],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  expect(await effects(workspace, 'effects')).toEqual([1, 2, 3, 4]);
  child.kill('SIGKILL');
  await once(child, 'exit');

  await pump([recorder('effects')], { sweepMs: 50 });
  await until(async () => expect(await effects(workspace, 'effects')).toEqual(numbers(10)));
  await appendEvents(db.app, workspace, 1);
  await until(async () => expect(await effects(workspace, 'effects')).toEqual(numbers(11)));
});

test('two pumps on one workspace share the work and double nothing', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'shared');
  let handling = 0;
  let most = 0;
  const consumer = recorder('shared', {
    async handle(events, { tx, workspace: source }) {
      if (source.id !== workspace.id) return;
      most = Math.max(most, ++handling);
      await sleep(5);
      await insertEffects(
        tx,
        source,
        'shared',
        events.map(({ seq }) => seq),
      );
      handling--;
    },
  });
  await pump([consumer], { sweepMs: 20, batchSize: 5 });
  await pump([consumer], { sweepMs: 20, batchSize: 5 });
  const write = async () => {
    for (let round = 0; round < 20; round++) await appendEvents(db.app, workspace, 3);
  };
  await Promise.all([write(), write(), write()]);
  await until(async () => expect(await effects(workspace, 'shared')).toEqual(numbers(180)));
  await sleep(100);
  expect(await effects(workspace, 'shared')).toEqual(numbers(180));
  expect(most).toBe(1);
});

test('a failing consumer keeps nobody else waiting, and goes on by itself where it stopped', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'failing');
  let broken = true;
  let tries = 0;
  const picky = recorder('picky', {
    async handle(events, { tx, workspace: source }) {
      await insertEffects(
        tx,
        source,
        'picky',
        events.map(({ seq }) => seq),
      );
      if (source.id !== workspace.id || !broken || !events.some(({ seq }) => seq === 3)) return;
      tries++;
      throw new Error('not this one');
    },
  });
  await pump([picky, recorder('healthy')]);
  await appendEvents(db.app, workspace, 6);
  await until(async () => expect(await effects(workspace, 'healthy')).toEqual(numbers(6)));
  expect(await effects(workspace, 'picky')).toEqual([]);
  await until(async () => expect(tries).toBeGreaterThan(2));
  const beforeWakes = tries;
  for (let count = 0; count < 20; count++) await appendEvents(db.app, workspace, 1);
  await until(async () => expect(await effects(workspace, 'healthy')).toEqual(numbers(26)));
  expect(tries - beforeWakes).toBeLessThan(3);
  broken = false;
  await until(async () => expect(await effects(workspace, 'picky')).toEqual(numbers(26)));
});

test('smaller batches bring events through that stand before one that cannot be handled', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'poison');
  const consumer = recorder('poisoned', {
    async handle(events, { tx, workspace: source }) {
      const seqs = events.map(({ seq }) => seq);
      if (source.id === workspace.id && seqs.includes(3)) throw new Error('never this one');
      await insertEffects(tx, source, 'poisoned', seqs);
    },
  });
  await appendEvents(db.app, workspace, 4);
  await pump([consumer], { batchSize: 4 });
  await until(async () => expect(await effects(workspace, 'poisoned')).toEqual([1, 2]));
});

test('a consumer may begin with what comes, and after a restore never sees the past again', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'fresh');
  await appendEvents(db.app, workspace, 3);
  await untilReadable(db.app, workspace);
  const first = await pump([recorder('fresh', { begin: 'now' })]);
  await until(async () => expect(await loadCursor(db.app, workspace, 'fresh')).toMatchObject({ epoch: 1 }));
  await appendEvents(db.app, workspace, 1);
  await until(async () => expect(await effects(workspace, 'fresh')).toEqual([4]));
  await first.stop();

  await appendEvents(db.app, workspace, 1);
  await untilReadable(db.app, workspace);
  await bumpEpoch(db.owner, workspace);
  await pump([recorder('fresh')]);
  await until(async () => expect(await loadCursor(db.app, workspace, 'fresh')).toMatchObject({ epoch: 2 }));
  await appendEvents(db.app, workspace, 1);
  await until(async () => expect(await effects(workspace, 'fresh')).toEqual([4, 6]));
});

test('stop lets the batch that runs finish', async () => {
  const workspace = await insertEventWorkspace(db.owner, 'stopped');
  const entered = Promise.withResolvers<void>();
  const slow = recorder('slow', {
    async handle(events, { tx, workspace: source }) {
      if (source.id !== workspace.id) return;
      entered.resolve();
      await sleep(200);
      await insertEffects(
        tx,
        source,
        'slow',
        events.map(({ seq }) => seq),
      );
    },
  });
  const started = await pump([slow], { batchSize: 2 });
  await appendEvents(db.app, workspace, 4);
  await entered.promise;
  await started.stop();
  expect(await effects(workspace, 'slow')).toEqual([1, 2]);
});
