import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { addJob, housekeepingJob, housekeepingTask, startJobs } from '../index.ts';
import { insertLogin, selectCrons, selectJobs, selectTokens } from '../testing/jobTestQueries.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('removes what is over and keeps the rest, also when a step of a module fails; the step is tried again', async () => {
  await insertLogin(db.owner);
  const steps = [
    {
      name: 'broken',
      run: async () => {
        throw new Error('disk full');
      },
    },
  ];
  const jobs = await startJobs({
    pools: { owner: db.owner, app: db.app },
    url: db.appUrl,
    log: pino({ level: 'silent' }),
    tasks: [housekeepingTask(steps)],
  });
  await vi.waitFor(async () => expect(await selectCrons(db.owner)).toEqual(['housekeeping']), 10_000);
  await addJob(db.app, housekeepingJob, {});
  await vi.waitFor(
    async () => expect(await selectTokens(db.owner)).toEqual({ sessions: ['open'], links: ['open'] }),
    10_000,
  );
  await vi.waitFor(async () => {
    const [job] = await selectJobs(db.owner, 'housekeeping');
    expect(job).toMatchObject({ attempts: 1, last_error: expect.stringContaining('broken') });
  }, 10_000);
  await jobs.stop();
});
