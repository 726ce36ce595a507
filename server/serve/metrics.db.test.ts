import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#server/platform/http/index.ts';
import { migrateJobs } from '#server/platform/jobs/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { createWorld, emailOf } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { createHttpServer } from './httpServer.ts';

const TOKEN = 'a-token-of-the-scraper';
const log = createLog({ level: 'silent' });
const apps: App[] = [];
let db: TestDatabase;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  await migrateJobs(db.owner, log);
  const world = await createWorld(db, 'measured');
  const { schema } = world.workspace;
  await db.owner.query(`insert into ${schema}.event_cursor (consumer, tx, seq, epoch) values ('x', '0', 0, 1)`);
  await db.owner.query(
    `insert into ${schema}.event (door, object_id, record_id, kind, recorded_at) values (1, 1, gen_random_uuid(), 1, now() - interval '1 hour')`,
  );
  await db.owner.query("select graphile_worker.add_job('nobody', run_at => now() - interval '2 hours')");
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await db?.drop();
});

async function server(metricsToken: string | undefined): Promise<App> {
  const config = { demoSwitcher: 'off', trustProxy: undefined, dataDir: tmpdir(), metricsToken } as const;
  const app = await createHttpServer({ owner: db.owner, app: db.app }, log, config);
  apps.push(app);
  return app;
}
const scrape = (app: App, token: string | undefined) =>
  app.inject({ url: '/metrics', headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

test('closed unless a token is configured, and to who does not bring it', async () => {
  expect((await scrape(await server(undefined), TOKEN)).statusCode).toBe(404);
  const app = await server(TOKEN);
  expect((await scrape(app, undefined)).statusCode).toBe(401);
  expect((await scrape(app, `${TOKEN}x`)).statusCode).toBe(401);
});

test('requests by route, pool, jobs, lag of the event log, process', async () => {
  const app = await server(TOKEN);
  await app.inject({ url: '/api/records/account/01935000-0000-7000-8000-000000000000' });
  const payload = { email: emailOf('nobody', 'measured'), password: 'x' };
  await app.inject({ method: 'POST', url: '/api/session', payload });
  const answer = await scrape(app, TOKEN);
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  const value = (series: string) => {
    const line = answer.body.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  };
  const count = 'loudou_http_request_seconds_count';
  expect(value(`${count}{method="GET",route="/api/records/:object/:id",status="401"}`)).toBe(1);
  expect(value(`${count}{method="POST",route="/api/session",status="401"}`)).toBe(1);
  expect(value('loudou_database_up')).toBe(1);
  expect(value('loudou_pool_connections{pool="app",state="awaited"}')).toBe(0);
  expect(value('loudou_jobs{state="waiting"}')).toBe(1);
  expect(value('loudou_jobs_oldest_seconds')).toBeGreaterThanOrEqual(7_200);
  expect(value('loudou_event_lag_seconds{workspace="measured",consumer="x"}')).toBeGreaterThanOrEqual(3_600);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);
});
