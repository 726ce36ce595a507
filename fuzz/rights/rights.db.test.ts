import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { DOORS } from './doors.ts';
import { runRights } from './run.ts';

let db: TestDatabase;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** A small company; `npm run rights` asks in larger ones. */
test('every door tells every reader exactly what the oracle says', async () => {
  const pools = { owner: db.owner, app: db.app, close: async () => {} };
  const size = { departments: 5, people: 6, records: 24 };
  const limits = { seed: 20_261_130, worlds: 1, size, share: 0.15, years: ['after'] as const };
  const summary = await runRights({ pools, url: db.url, appUrl: db.appUrl }, limits);
  expect(summary.differences).toEqual([]);
  expect(Object.keys(summary.byDoor).toSorted()).toEqual([...DOORS.asked, ...DOORS.managed].toSorted());
}, 240_000);
