import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listRecords, updateRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { BackgroundImports } from './backgroundImports.ts';
import { getImport, runImport } from './index.ts';
import { findImport } from './listImports.ts';
import { resumeStalled } from './resumeStalled.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';
import { beginUndo, continueUndo } from './undoImport.ts';

/** An undo that breaks off where it is worst: nothing is half begun, half ended or counted twice. */
let db: TestDatabase;
let ctx: Context;
let folder: Folder;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  ctx = await world.as(await world.user('admin', { roles: ['administrator'] }));
  folder = makeFolder();
});
afterAll(async () => {
  folder?.remove();
  await db?.drop();
});

const batch = () => `${ctx.workspace.schema}.batch`;
const breakAt = (condition: string) =>
  db.owner.query(`alter table ${batch()} add constraint broken check (${condition}) not valid`);
const mend = () => db.owner.query(`alter table ${batch()} drop constraint if exists broken`);
afterEach(mend);

const undosOf = async (id: number) =>
  (
    await db.owner.query(
      `select state from ${batch()} where kind = 'undo' and (plan->>'undoes')::bigint = $1 order by id`,
      [id],
    )
  ).rows.map(({ state }) => state);

/** Three deals and, made with them, one customer that somebody renames afterwards. */
async function imported(mark: string): Promise<number> {
  const columns = { 名称: 'name', 客户: { field: 'account', unknown: 'create' as const } };
  const plan = planOf({ object: 'opportunity', columns });
  const rows = [1, 2, 3].map((row) => `${mark}${row},${mark}客户`).join('\n');
  const { id } = await runImport(ctx, plan, folder.write(`${mark}.csv`, `名称,客户\n${rows}\n`));
  const filter = { field: 'name', op: 'eq', value: `${mark}客户` } as const;
  const [account] = (await listRecords(ctx, 'account', { filter })).records;
  await updateRecords(ctx, 'account', [{ id: account!.id, values: { name: `${mark}改` } }]);
  return id;
}

test('the end of an undo is written as a whole, and what came before it is not done or counted again', async () => {
  const id = await imported('终');
  const begun = await beginUndo(ctx, id);
  await breakAt(`progress->'undo'->>'state' is distinct from 'done'`);
  await expect(continueUndo(ctx, begun)).rejects.toThrow();
  expect(await undosOf(id)).toEqual(['running']);
  expect(await getImport(ctx, id)).toMatchObject({ state: 'done', undo: { state: 'running', undone: 3, kept: 1 } });
  await mend();
  const { undo } = (await findImport(ctx, id)).progress;
  expect(await continueUndo(ctx, { ...begun, undo: undo! })).toMatchObject({ undone: 3, conflictCount: 1 });
  expect(await undosOf(id)).toEqual(['done']);
  expect(await getImport(ctx, id)).toMatchObject({
    state: 'undone',
    undo: { state: 'done', total: 4, done: 4, undone: 3, kept: 1 },
  });
});

test('an undo that could not be noted has not begun', async () => {
  const id = await imported('始');
  await breakAt(`progress->'undo' is null`);
  await expect(beginUndo(ctx, id)).rejects.toThrow();
  expect(await undosOf(id)).toEqual([]);
});

test('an undo that cannot go on ends as failed, with its batch', async () => {
  const id = await imported('败');
  const background = new BackgroundImports(folder.path('uploads'));
  const begun = await beginUndo(ctx, id);
  await breakAt(`progress->'undo'->>'undone' is distinct from '3'`);
  background.startUndo(ctx, begun);
  await background.settled();
  expect(await getImport(ctx, id)).toMatchObject({ state: 'done', undo: { state: 'failed', undone: 0 } });
  expect(await undosOf(id)).toEqual(['failed']);
});

test('a record that several rows are about is taken back, or left, once', async () => {
  const plan = planOf({ object: 'opportunity', key: 'externalId', columns: { 编号: 'externalId', 名称: 'name' } });
  const rows = ['D1,一', 'D2,二', 'D1,又一', 'D2,又二', 'D3,三'].join('\n');
  const { id } = await runImport(ctx, plan, folder.write('several.csv', `编号,名称\n${rows}\n`));
  const filter = { field: 'externalId', op: 'eq', value: 'D1' } as const;
  const [one] = (await listRecords(ctx, 'opportunity', { filter })).records;
  await updateRecords(ctx, 'opportunity', [{ id: one!.id, values: { name: '改' } }]);
  const report = await continueUndo(ctx, await beginUndo(ctx, id));
  expect(report).toMatchObject({ undone: 2, conflictCount: 1, conflicts: [{ id: one!.id, row: 4 }] });
  expect(await getImport(ctx, id)).toMatchObject({ undo: { total: 3, done: 3, undone: 2, kept: 1 } });
});

test('an undo that this process lost with the database goes on within seconds, not after a minute', async () => {
  const id = await imported('断');
  await beginUndo(ctx, id);
  const where = { pools: ctx.pools, log: ctx.log, uploadDir: folder.path('uploads') };
  const background = new BackgroundImports(where.uploadDir);
  // It may only just have begun.
  expect(await resumeStalled(where, background)).toBe(0);
  const past = JSON.stringify(new Date(Date.now() - 8_000).toISOString());
  await db.owner.query(`update ${batch()} set progress = jsonb_set(progress, '{undo,at}', $2) where id = $1`, [
    id,
    past,
  ]);
  expect(await resumeStalled(where, background)).toBe(1);
  await background.settled();
  expect(await getImport(ctx, id)).toMatchObject({ state: 'undone', undo: { state: 'done', undone: 3, kept: 1 } });
});
