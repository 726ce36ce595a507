import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { beginImport, cancelImport, continueImport, getImport, listImports, resumeImport, runImport } from './index.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';

const ROWS = 6_000;
const CLI = join(import.meta.dirname, '..', '..', 'cli.ts');
let db: TestDatabase;
let ctx: Context;
let admin: string;
let folder: Folder;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  admin = await world.user('admin', { roles: ['administrator'] });
  ctx = await world.as(admin, 'cli');
  folder = makeFolder();
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

const csvOf = (rows: number, prefix: string) =>
  `编号,名称,阶段,创建\n${Array.from({ length: rows }, (_, index) => `${prefix}${index},${prefix}商机${index},初步接洽,2025-01-02`).join('\n')}\n`;
const columns = { 编号: 'externalId', 名称: 'name', 阶段: 'stage', 创建: 'createdAt' };
const counted = async (prefix: string) =>
  (await countRecords(ctx, 'opportunity', { filter: { field: 'externalId', op: 'startsWith', value: prefix } })).count;

describe('an import whose process was killed', () => {
  test('goes on behind its checkpoint: no row is lost, none doubled', async () => {
    folder.write('killed.csv', csvOf(ROWS, 'KILL'));
    const mapping = folder.path('killed.json');
    writeFileSync(mapping, JSON.stringify({ object: 'opportunity', file: 'killed.csv', batchSize: 100, columns }));
    const env = { ...process.env, DATABASE_URL: db.adminUrl, DATABASE_APP_URL: db.appUrl };
    const child = spawn(process.execPath, [CLI, 'import', mapping], { env, stdio: 'ignore' });
    const ended = once(child, 'exit');
    while (((await listImports(ctx))[0]?.counts.created ?? 0) < 500) await sleep(5);
    child.kill('SIGKILL');
    await ended;

    const [left] = await listImports(ctx);
    expect(left).toMatchObject({ state: 'running', totalRows: ROWS });
    const done = await counted('KILL');
    expect(done).toBeGreaterThanOrEqual(500);
    expect(done).toBeLessThan(ROWS);
    expect(left?.counts.created).toBe(done);
    // Somebody else's import that was heard of a moment ago is not taken over without being told so.
    await expect(resumeImport(ctx, left!.id)).rejects.toMatchObject({ code: 'import_not_resumable' });
    folder.write('killed.csv', csvOf(ROWS - 1, 'KILL'));
    await expect(resumeImport(ctx, left!.id, undefined, { isOrphan: true })).rejects.toMatchObject({
      code: 'import_not_resumable',
    });
    folder.write('killed.csv', csvOf(ROWS, 'KILL'));
    const resumed = await resumeImport(ctx, left!.id, undefined, { isOrphan: true });
    expect(resumed).toMatchObject({ state: 'done', counts: { rowsRead: ROWS, created: ROWS, refused: 0 } });
    expect(await counted('KILL')).toBe(ROWS);
    const { rows } = await db.app.query(
      `select count(*) as visits, count(distinct record_id) as records from ${ctx.workspace.schema}.stage_visit`,
    );
    expect(rows[0]).toEqual({ visits: ROWS, records: ROWS });
    await expect(resumeImport(ctx, left!.id)).rejects.toMatchObject({ code: 'import_not_resumable' });
  });
});

describe('an import that is under way', () => {
  test('can be cancelled from elsewhere and resumed', async () => {
    const file = folder.write('cancel.csv', csvOf(1_000, 'CANCEL'));
    const plan = planOf({ object: 'opportunity', batchSize: 100, columns });
    const begun = await beginImport(ctx, plan, file);
    let asked: Promise<unknown> | undefined;
    const ended = await continueImport(ctx, begun, {
      onProgress: ({ rowsRead }) => {
        if (rowsRead >= 300) asked ??= cancelImport(ctx, begun.id);
      },
    });
    await asked;
    expect(ended.state).toBe('cancelled');
    expect(await counted('CANCEL')).toBe(ended.counts.created);
    expect(ended.counts.created).toBeLessThan(1_000);
    expect(await resumeImport(ctx, begun.id)).toMatchObject({ state: 'done', counts: { created: 1_000 } });
    expect(await counted('CANCEL')).toBe(1_000);
  });

  test('ends by its signal', async () => {
    const ending = new AbortController();
    const plan = planOf({ object: 'opportunity', batchSize: 100, columns });
    const done = await runImport(ctx, plan, folder.write('signal.csv', csvOf(500, 'SIGNAL')), {
      signal: ending.signal,
      onProgress: () => ending.abort(),
    });
    expect(done).toMatchObject({ state: 'cancelled', counts: { created: 100 } });
  });

  test('is carried out by one process only, even when two believe it is theirs', async () => {
    const plan = planOf({ object: 'opportunity', batchSize: 50, columns });
    const begun = await beginImport(ctx, plan, folder.write('twice.csv', csvOf(1_000, 'TWICE')));
    const results = await Promise.allSettled([continueImport(ctx, begun), continueImport(ctx, begun)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await getImport(ctx, begun.id)).toMatchObject({ state: 'done', counts: { created: 1_000 } });
    expect(await counted('TWICE')).toBe(1_000);
  });
});

test('a value that only the database refuses stands alone in the end, the rest is written', async () => {
  const table = `${ctx.workspace.schema}.opportunity`;
  await db.owner.query(`alter table ${table} add constraint no_seventeen check (amount <> 17)`);
  const plan = planOf({ object: 'opportunity', columns: { 编号: 'externalId', 名称: 'name', 金额: 'amount' } });
  const rows = Array.from({ length: 40 }, (_, index) => `BIG${index},大${index},${index}`);
  const done = await runImport(ctx, plan, folder.write('big.csv', `编号,名称,金额\n${rows.join('\n')}\n`));
  await db.owner.query(`alter table ${table} drop constraint no_seventeen`);
  expect(done.counts).toMatchObject({ created: 39, refused: 1 });
  expect(await counted('BIG')).toBe(39);
});
