import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#server/platform/context.ts';
import { createLog } from '#server/platform/log/index.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { BackgroundImports } from './backgroundImports.ts';
import { beginImport, getImport } from './index.ts';
import { resumeStalled } from './resumeStalled.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';

const ROWS = 300;
let db: TestDatabase;
let ctx: Context;
let folder: Folder;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  ctx = await world.as(await world.user('admin', { roles: ['administrator'] }), 'page');
  folder = makeFolder();
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

test('an import whose connection is ended under it goes on, and its end is told once', async () => {
  const rows = Array.from({ length: ROWS }, (_, index) => `L${index},商机${index},初步接洽,2025-01-02`);
  const given = folder.write('lost.csv', `编号,名称,阶段,创建\n${rows.join('\n')}\n`);
  const uploadDir = folder.path('uploads');
  mkdirSync(join(uploadDir, 'import-1'), { recursive: true });
  const file = { ...given, path: join(uploadDir, 'import-1', 'file') };
  cpSync(given.path, file.path);
  const columns = { 编号: 'externalId', 名称: 'name', 阶段: 'stage', 创建: 'createdAt' };
  const begun = await beginImport(ctx, planOf({ object: 'opportunity', batchSize: 100, columns }), file);
  const { schema } = ctx.workspace;

  // The first chunk waits for the batch's row, and its connection ends while it waits.
  const holder = await db.owner.connect();
  await holder.query(`begin; select 1 from ${schema}.batch where id = ${begun.id} for update`);
  const background = new BackgroundImports(uploadDir);
  background.start(ctx, begun);
  const name = new URL(db.url).pathname.slice(1);
  const waiting = `select pid from pg_stat_activity where datname = '${name}' and wait_event_type = 'Lock'`;
  while ((await db.admin.query(waiting)).rowCount === 0) await sleep(10);
  await db.admin.query(`select pg_terminate_backend(pid) from (${waiting}) w`);
  await holder.query('rollback');
  holder.release();
  await background.settled();
  expect(await getImport(ctx, begun.id)).toMatchObject({ state: 'running', counts: { created: 0 } });

  expect(await resumeStalled({ pools: ctx.pools, log: createLog({ level: 'silent' }), uploadDir }, background)).toBe(1);
  await background.settled();
  expect(await getImport(ctx, begun.id)).toMatchObject({ state: 'done', counts: { created: ROWS } });
  const told = await db.app.query(`select params from ${schema}.notification where kind = 'importDone'`);
  expect(told.rows).toMatchObject([{ params: { importId: begun.id, state: 'done', created: ROWS } }]);
});
