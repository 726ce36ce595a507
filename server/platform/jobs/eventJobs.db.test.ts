import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { type Consumer, startEventPump } from '../events/index.ts';
import { appendEvents, insertEventWorkspace } from '../events/testing/eventTestQueries.ts';
import { addJob, defineJob, startJobs, task } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('each event becomes one job, also when the consumer fails after it had added some', async () => {
  const log = pino({ level: 'silent' });
  const pools = { owner: db.owner, app: db.app };
  const job = defineJob({ name: 'tell', payload: z.object({ seq: z.int() }) });
  const told: number[] = [];
  const tell = task(
    job,
    async () =>
      async ({ seq }) =>
        void told.push(seq),
  );
  let failures = 0;
  const consumer: Consumer = {
    name: 'tell',
    begin: 'now',
    async handle(events, { tx }) {
      for (const { seq } of events) await addJob(tx, job, { seq });
      if (failures++ === 0) throw new Error('at the end');
    },
  };
  const workspace = await insertEventWorkspace(db.owner, 'tell');
  const jobs = await startJobs({ pools, url: db.appUrl, log, tasks: [tell] });
  const pump = await startEventPump({ pools, url: db.appUrl, log, consumers: [consumer], sweepMs: 100 });
  await sleep(200);
  const seqs = await appendEvents(db.app, workspace, 20);
  await vi.waitFor(() => expect([...told].sort((a, b) => a - b)).toEqual(seqs), { timeout: 20_000, interval: 25 });
  await sleep(300);
  expect(told).toHaveLength(20);
  expect(failures).toBeGreaterThan(1);
  await pump.stop();
  await jobs.stop();
});
