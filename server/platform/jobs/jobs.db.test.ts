import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { holdSession } from '../events/index.ts';
import { inTransaction } from '../postgres/index.ts';
import { addJob, defineJob, type JobHandler, type Jobs, migrateJobs, startJobs, task } from './index.ts';
import { holdAliveLock, selectDeadWorkers } from './jobQueries.ts';
import { breakConnections, closeJobs, lockAs, makeDue, openJobs, selectJobs } from './testing/jobTestQueries.ts';

const log = pino({ level: 'silent' });
const noteJob = <Name extends string>(name: Name, attempts?: number) =>
  defineJob({ name, payload: z.object({ note: z.string().max(10) }), ...(attempts ? { attempts } : {}) });
type Note = ReturnType<typeof noteJob>;

let db: TestDatabase;
const started: Jobs[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  // Several servers that start at once.
  await Promise.all([1, 2, 3].map(() => migrateJobs(db.owner, log)));
});
afterEach(async () => {
  for (const jobs of started.splice(0)) await jobs.stop();
});
afterAll(() => db.drop());

async function start(job: Note, handler: JobHandler<Note['payload']>, more: { graceMs?: number } = {}) {
  const jobs = await startJobs({
    pools: { owner: db.owner, app: db.app },
    url: db.appUrl,
    log,
    tasks: [task(job, async () => handler)],
    ...more,
  });
  started.push(jobs);
  return jobs;
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 25 });

test('the application adds a job with its transaction, or not at all', async () => {
  const job = noteJob('added');
  const notes: string[] = [];
  await start(job, async ({ note }) => void notes.push(note));
  const failing = inTransaction(db.app, async (tx) => {
    await addJob(tx, job, { note: 'undone' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await inTransaction(db.app, (tx) => addJob(tx, job, { note: 'done' }));
  await until(() => expect(notes).toEqual(['done']));
  await until(async () => expect(await selectJobs(db.owner, 'added')).toEqual([]));
  await expect(addJob(db.app, job, { note: 'much too long' })).rejects.toThrow();
});

test('a job that fails comes again', async () => {
  const job = noteJob('again');
  let tries = 0;
  await start(job, async () => {
    tries++;
    if (tries === 1) throw new Error('not yet');
  });
  await addJob(db.app, job, { note: '' });
  await until(async () => expect((await selectJobs(db.owner, 'again'))[0]?.last_error).toBe('not yet'));
  await until(async () => expect(await selectJobs(db.owner, 'again')).toEqual([]));
  expect(tries).toBe(2);
});

test('a job that fails as often as it may is kept, and not tried any more', async () => {
  const job = noteJob('hopeless', 2);
  let tries = 0;
  await start(job, async () => {
    tries++;
    throw new Error(`try ${tries}`);
  });
  await addJob(db.app, job, { note: '' });
  await until(async () => {
    const [kept] = await selectJobs(db.owner, 'hopeless');
    if (kept?.attempts === 1) await makeDue(db.owner, 'hopeless');
    expect(kept).toMatchObject({ attempts: 2, last_error: 'try 2', locked: false });
  });
  await makeDue(db.owner, 'hopeless');
  await sleep(2_500);
  expect(tries).toBe(2);
});

test('one waiting job for a key: the newest wish counts', async () => {
  const job = noteJob('keyed');
  for (const note of ['a', 'b', 'c']) await addJob(db.app, job, { note }, { key: 'one' });
  await addJob(db.app, job, { note: 'other' }, { key: 'two' });
  const notes: string[] = [];
  await start(job, async ({ note }) => void notes.push(note));
  await until(() => expect([...notes].sort()).toEqual(['c', 'other']));
});

test('wishes that come while a job runs become one more run', async () => {
  const job = noteJob('gathered');
  const notes: string[] = [];
  const entered = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  await start(job, async ({ note }) => {
    notes.push(note);
    entered.resolve();
    await go.promise;
  });
  await addJob(db.app, job, { note: '1' }, { key: 'g' });
  await entered.promise;
  const later = new Date(Date.now() + 300);
  for (const note of ['2', '3']) await addJob(db.app, job, { note }, { key: 'g', runAt: later, onSameKey: 'keepTime' });
  go.resolve();
  await until(() => expect(notes).toEqual(['1', '3']));
});

test('jobs of one queue run one after another', async () => {
  const job = noteJob('queued');
  let running = 0;
  let most = 0;
  let done = 0;
  for (let count = 0; count < 5; count++) await addJob(db.app, job, { note: String(count) }, { queue: 'line' });
  await start(job, async () => {
    most = Math.max(most, ++running);
    await sleep(20);
    running--;
    done++;
  });
  await until(() => expect(done).toBe(5));
  expect(most).toBe(1);
});

test('when the process stops, a running job hears it and ends', async () => {
  const job = noteJob('ending');
  const entered = Promise.withResolvers<void>();
  let ended = false;
  const jobs = await start(job, async (_payload, { signal }) => {
    entered.resolve();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await sleep(50);
    ended = true;
  });
  await addJob(db.app, job, { note: '' });
  await entered.promise;
  await jobs.stop();
  expect(ended).toBe(true);
  expect(await selectJobs(db.owner, 'ending')).toEqual([]);
});

test('a job that does not end in time goes back and is done by the next process', async () => {
  const job = noteJob('given-back');
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const jobs = await start(
    job,
    async () => {
      entered.resolve();
      await release.promise;
    },
    { graceMs: 100 },
  );
  await addJob(db.app, job, { note: 'x' });
  await entered.promise;
  await jobs.stop();
  expect(await selectJobs(db.owner, 'given-back')).toMatchObject([{ locked: false }]);
  release.resolve();

  const notes: string[] = [];
  await makeDue(db.owner, 'given-back');
  await start(job, async ({ note }) => void notes.push(note));
  await until(() => expect(notes).toEqual(['x']));
  await until(async () => expect(await selectJobs(db.owner, 'given-back')).toEqual([]));
});

test('a job of a process that died is taken over, one of a process that lives is not', async () => {
  const orphan = noteJob('orphan');
  const held = noteJob('held');
  await addJob(db.app, orphan, { note: 'orphan' });
  await addJob(db.app, held, { note: 'held' }, { queue: 'held' });
  await lockAs(db.owner, 'orphan', 'worker-that-died');
  await lockAs(db.owner, 'held', 'worker-that-lives');
  const alive = await holdSession({
    url: db.appUrl,
    name: 'alive',
    log,
    prepare: (client) => holdAliveLock(client, 'worker-that-lives'),
  });
  expect(await selectDeadWorkers(db.app, 30)).toEqual(['worker-that-died']);
  expect(await selectDeadWorkers(db.app, 3_600)).toEqual([]);
  const notes: string[] = [];
  await start(orphan, async ({ note }) => void notes.push(note));
  await until(() => expect(notes).toEqual(['orphan']));
  expect(await selectJobs(db.owner, 'held')).toMatchObject([{ locked: true }]);
  await alive.close();
  await until(async () => expect(await selectDeadWorkers(db.app, 30)).toEqual(['worker-that-lives']));
});

test('a worker is seen alive while it runs a job', async () => {
  const job = noteJob('seen');
  const entered = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  await start(job, async () => {
    entered.resolve();
    await go.promise;
  });
  await addJob(db.app, job, { note: '' });
  await entered.promise;
  const dead = await selectDeadWorkers(db.app, 0);
  go.resolve();
  expect(dead).not.toContainEqual(expect.stringMatching(/^pool-/));
});

test('jobs go on after the connections to the database broke', async () => {
  const job = noteJob('unbroken');
  const notes: string[] = [];
  await start(job, async ({ note }) => void notes.push(note));
  await addJob(db.app, job, { note: '1' });
  await until(() => expect(notes).toEqual(['1']));
  expect(await breakConnections(db.admin, 'loudou jobs')).toBeGreaterThan(0);
  expect(await breakConnections(db.admin, 'loudou jobs alive')).toBe(1);
  await addJob(db.app, job, { note: '2' });
  await until(() => expect(notes).toEqual(['1', '2']));
});

test('a job whose end cannot be written does not end the work: the worker starts again', async () => {
  const job = noteJob('unwritten');
  const notes: string[] = [];
  await start(job, async ({ note }) => {
    if (notes.length === 0) await closeJobs(db.owner);
    notes.push(note);
  });
  await addJob(db.app, job, { note: '1' });
  await until(() => expect(notes).toEqual(['1']));
  await sleep(200);
  await openJobs(db.owner);
  await addJob(db.app, job, { note: '2' });
  await until(() => expect(notes).toEqual(['1', '2']));
  // The first stays locked by a worker that is gone: it will be done again.
  expect(await selectDeadWorkers(db.app, 0)).toHaveLength(1);
});
