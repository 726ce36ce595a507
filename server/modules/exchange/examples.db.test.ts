import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordJourney } from '#server/modules/funnels/index.ts';
import { listRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { readPlanFile, runImport } from './index.ts';

/** The example that the README tells people to try. */
const EXAMPLE = join(import.meta.dirname, '..', '..', '..', 'docs', 'examples', 'deals', 'deals.yaml');

let db: TestDatabase;
let ctx: Context;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  ctx = await world.as(await world.user('admin', { roles: ['administrator'] }), 'cli');
});
afterAll(() => db?.drop());

test('deals of a Chinese spreadsheet come in with their accounts and their stage history', async () => {
  const { plan, file } = await readPlanFile(EXAMPLE);
  const done = await runImport(ctx, plan, file);
  expect(done).toMatchObject({ state: 'done', counts: { created: 5, refused: 0 } });
  const { records } = await listRecords(ctx, 'opportunity', { sort: [{ field: 'externalId' }] });
  expect(records.map(({ values }) => [values.externalId, values.stage, values.amount])).toEqual([
    ['D-2025-001', 'negotiation', '3860000'],
    ['D-2025-002', 'won', '5400000'],
    ['D-2025-003', 'lost', '2920000'],
    ['D-2025-004', 'qualify', '2100000'],
    ['D-2025-005', 'solution', '860000'],
  ]);
  const journey = await recordJourney(ctx, 'opportunity', records[0]!.id);
  const visits = journey.stages.flatMap((stage) => (stage.enteredAt ? [[stage.key, stage.enteredAt]] : []));
  expect(visits).toEqual([
    ['qualify', '2025-09-01T01:30:00.000Z'],
    ['need', '2025-09-07T06:00:00.000Z'],
    ['solution', '2025-09-18T02:15:00.000Z'],
    ['negotiation', '2025-10-03T08:40:00.000Z'],
  ]);
});
