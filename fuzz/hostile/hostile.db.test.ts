import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { runFuzz } from './run.ts';

let db: TestDatabase;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** A short round; `npm run fuzz` asks for longer ones. */
test('hostile requests to every route find no flaw', async () => {
  const pools = { owner: db.owner, app: db.app, close: async () => {} };
  const limits = { seed: 20_261_130, requests: 1000, minutes: 10, runs: 1 };
  const { findings, requests, statuses, trouble } = await runFuzz({ pools, url: db.url, appUrl: db.appUrl }, limits);
  expect([findings, trouble]).toEqual([[], undefined]);
  expect(requests).toBeGreaterThanOrEqual(1000);
  expect(statuses[200]).toBeGreaterThan(50);
}, 180_000);
