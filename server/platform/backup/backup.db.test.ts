import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveRecords } from '#server/modules/funnels/index.ts';
import { contextOfUser, listWorkspaces } from '#server/modules/identity/index.ts';
import { catalogue, measure } from '#server/modules/measures/index.ts';
import { addField } from '#server/modules/objects/index.ts';
import { createRecords, listRecords, searchRecords, updateRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { encodeCursor, readEvents } from '#server/platform/events/index.ts';
import { migrateJobs } from '#server/platform/jobs/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { openPool } from '#server/platform/postgres/index.ts';
import { createWorld, emailOf } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { type Manifest, restoreBackup, writeBackup } from './index.ts';

let from: TestDatabase;
let to: TestDatabase;
let base: string;
let folder: string;
let manifest: Manifest;
let before: unknown;
const now = new Date();
const databases: TestDatabase[] = [];
const uploadDir = () => join(base, 'uploads');

const newDatabase = async () => {
  const db = await createTestDatabase();
  databases.push(db);
  return db;
};
/** As the command does: alone on the database. */
async function restoreInto(db: TestDatabase, more: { folder?: string; replace?: boolean } = {}): Promise<Manifest> {
  const owner = openPool(db.url, 1, 'loudou backup');
  try {
    return await restoreBackup(owner, { folder, uploadDir: join(base, 'restored'), replace: false, ...more });
  } finally {
    await owner.end();
  }
}
/** Ends the pools' connections, as when a server stops. */
const leave = (db: TestDatabase) =>
  db.admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    new URL(db.url).pathname.slice(1),
  ]);

/** What a manager would look at: every measure, the search, the list. */
async function figures(ctx: Context): Promise<unknown> {
  const { measures } = await catalogue(ctx);
  const answers: unknown[] = [];
  // Some want a dimension: those say so, before as after.
  for (const { key } of measures) {
    const answer = await measure(ctx, { measure: key }).catch(() =>
      measure(ctx, { measure: key, dimensions: ['stage'] }),
    );
    answers.push([key, answer.total, answer.rows]);
  }
  return {
    answers,
    found: (await searchRecords(ctx, '恒通')).map(({ hits }) => hits.length),
    deals: (await listRecords(ctx, 'opportunity', { limit: 500, sort: [{ field: 'code' }] })).records,
  };
}

beforeAll(async () => {
  wire();
  from = await newDatabase();
  to = await newDatabase();
  base = mkdtempSync(join(tmpdir(), 'backup-'));
  folder = join(base, 'backup');
  mkdirSync(join(uploadDir(), 'import-1'), { recursive: true });
  writeFileSync(join(uploadDir(), 'import-1', 'file'), '编号\n1\n');
  const world = await createWorld(from, 'company');
  await world.user('boss', { roles: ['administrator'] });
  await addField(await bossOf(from), 'opportunity', {
    key: 'extra__c',
    type: 'text',
    labels: { 'zh-CN': '另外', en: 'More' },
  });
  const ctx = await bossOf(from);
  const odd = '恒通\t"机械"\\n\n第二行 \u{1F600}';
  const rows = Array.from({ length: 300 }, (_, index) => ({
    values: { name: `恒通\\N${index}`, amount: `${index}.5`, need: odd, extra__c: '另' },
  }));
  const made = (await createRecords(ctx, 'opportunity', rows)).map((one) => {
    if (!one.ok) throw new Error(JSON.stringify(one));
    return one.id;
  });
  const one = async (object: string, values: object) => {
    const [outcome] = await createRecords(ctx, object, [{ values: { ...values } }]);
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    return outcome.id;
  };
  const account = await one('account', { name: '恒通机械' });
  const decisionMaker = await one('contact', { name: '王总', account });
  const agreed = { expectedCloseDate: '2026-01-31', budget: '1', budgetConfirmed: true, paymentTerms: '30 天' };
  const won = made.slice(0, 100).map((id) => ({ id, to: 'won', fill: { account, decisionMaker, ...agreed } }));
  const lost = made.slice(100, 140).map((id) => ({ id, to: 'lost', fill: { lossReason: 'price' } }));
  const moved = await moveRecords(ctx, 'opportunity', [...won, ...lost]);
  expect(moved.every(({ ok }) => ok)).toBe(true);
  before = await figures(ctx);
  manifest = await writeBackup(from.owner, { folder, uploadDir: uploadDir(), now });
});
afterAll(async () => {
  for (const db of databases) await db.drop();
  rmSync(base, { recursive: true, force: true });
});

async function bossOf(db: TestDatabase): Promise<Context> {
  const where = { pools: { owner: db.owner, app: db.app }, log: createLog({ level: 'silent' }), now };
  const [workspace] = await listWorkspaces(where);
  return contextOfUser(where, workspace!, { email: emailOf('boss', 'company') }, 'page');
}

test('a restored company has the same tables, row by row, and the same figures', async () => {
  await leave(to);
  await restoreInto(to);
  const again = await writeBackup(to.owner, { folder: join(base, 'again'), uploadDir: join(base, 'restored'), now });
  const differing = again.tables.filter((table, index) => table.sha256 !== manifest.tables[index]?.sha256);
  // The epoch rose with the restore, and nothing else changed.
  expect(differing.map(({ name }) => name)).toEqual(['workspace']);
  expect(again.tables.map(({ rows }) => rows)).toEqual(manifest.tables.map(({ rows }) => rows));
  expect(manifest.tables.find(({ name }) => name === 'opportunity')?.rows).toBe(300);
  expect(again.schemas).toEqual(manifest.schemas);
  expect(again.files).toEqual(manifest.files);
  expect(readFileSync(join(base, 'restored', 'import-1', 'file'), 'utf8')).toBe('编号\n1\n');
  expect(await figures(await bossOf(to))).toEqual(before);
  expect(statSync(join(folder, 'manifest.json')).mode & 0o077).toBe(0);
});

test('life goes on in it: writes, the log for its readers, rights, jobs', async () => {
  const ctx = await bossOf(to);
  const told = await readEvents(ctx.pools.app, ctx.workspace, undefined, 10_000);
  expect(told.events.length).toBe(
    manifest.tables.find(({ schema, name }) => schema !== 'loudou' && name === 'event')!.rows,
  );
  const [made] = await createRecords(ctx, 'opportunity', [{ values: { name: '之后' } }]);
  if (!made?.ok) throw new Error(JSON.stringify(made));
  await updateRecords(ctx, 'opportunity', [{ id: made.id, values: { amount: '7' } }]);
  const since = await readEvents(ctx.pools.app, ctx.workspace, told.cursor, 10_000);
  expect(since.events.map(({ recordId }) => recordId)).toEqual([made.id, made.id]);
  const former = encodeCursor(1, { tx: '3', seq: 1 });
  const asked = readEvents(ctx.pools.app, ctx.workspace, former, 10);
  await expect(asked).rejects.toMatchObject({ code: 'cursor_expired' });
  const { rows } = await to.owner.query('select code from ws_company.opportunity where id = $1', [made.id]);
  expect(rows).toEqual([{ code: 'OPP-000301' }]);
  await expect(to.app.query('update ws_company.event set door = 1')).rejects.toMatchObject({ code: '42501' });
  await expect(to.app.query('insert into loudou.workspace (slug, name) values ($1, $1)', ['x'])).rejects.toThrow();
  await migrateJobs(to.owner, ctx.log);
});

test('it refuses what would do harm, and changes nothing then', async () => {
  const other = await newDatabase();
  await createWorld(other, 'other');
  await expect(restoreInto(other)).rejects.toThrow('stop it first');
  await leave(other);
  await expect(restoreInto(other)).rejects.toThrow('--replace');
  await expect(restoreInto(other, { folder: base })).rejects.toThrow('no backup');

  const copy = join(base, 'damaged');
  await writeBackup(from.owner, { folder: copy, uploadDir: uploadDir(), now });
  const events = join(copy, 'tables', 'ws_company.event.copy.gz');
  const whole = readFileSync(events);
  writeFileSync(events, gzipSync(''));
  await expect(restoreInto(other, { folder: copy, replace: true })).rejects.toThrow('damaged: tables/ws_company.event');
  writeFileSync(events, whole.subarray(0, whole.length / 2));
  await expect(restoreInto(other, { folder: copy, replace: true })).rejects.toThrow('damaged');
  writeFileSync(events, whole);
  appendFileSync(join(copy, 'uploads', 'import-1', 'file'), 'x');
  await expect(restoreInto(other, { folder: copy, replace: true })).rejects.toThrow('damaged: import-1');
  const newer = { ...manifest, migrations: { ...manifest.migrations, ws_company: 99 } };
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(newer));
  await expect(restoreInto(other, { folder: copy, replace: true })).rejects.toThrow('newer');
  expect((await other.owner.query('select slug from loudou.workspace')).rows).toEqual([{ slug: 'other' }]);

  await leave(other);
  await restoreInto(other, { replace: true });
  expect((await other.owner.query('select slug, epoch from loudou.workspace')).rows).toEqual([
    { slug: 'company', epoch: 2 },
  ]);
});

test('a backup that cannot be finished leaves no folder', async () => {
  const half = join(base, 'half');
  await from.owner.query('create view ws_company.odd as select 1 as one');
  await expect(writeBackup(from.owner, { folder: half, uploadDir: uploadDir(), now })).rejects.toThrow('odd');
  await from.owner.query('drop view ws_company.odd');
  expect([existsSync(half), existsSync(`${half}.unfinished`)]).toEqual([false, false]);
  await expect(writeBackup(from.owner, { folder, uploadDir: uploadDir(), now })).rejects.toThrow('exists already');
});
