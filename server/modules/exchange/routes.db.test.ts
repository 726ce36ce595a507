import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { createWorld } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { exchangeRoutes } from './index.ts';
import { type Folder, makeFolder } from './testing/files.ts';

let db: TestDatabase;
let ctx: Context;
let app: App;
let folder: Folder;
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  const world = await createWorld(db);
  ctx = await world.as(await world.user('admin', { roles: ['administrator'] }), 'api');
  folder = makeFolder();
  app = await createServer({
    log: createLog({ level: 'silent' }),
    labelOf: async () => undefined,
    authenticate: async () => ({ context: { ...ctx, now: new Date() } }),
  });
  await exchangeRoutes(app, { pools: ctx.pools, uploadDir: folder.path('uploads') });
  await app.ready();
});
afterAll(async () => {
  await app?.close();
  folder?.remove();
  await db?.drop();
});

const PLAN = JSON.stringify({ object: 'account', columns: { 名称: 'name', 行业: 'industry' } });
const CSV = '名称,行业\n甲,食品饮料\n乙,什么\n';

function post(url: string, parts: Record<string, string>) {
  const form = new FormData();
  for (const [name, content] of Object.entries(parts)) {
    if (name !== 'plan' || url.endsWith('dryRun=true'))
      form.append(name, new Blob([content], { type: 'text/csv' }), '客户.csv');
    else form.append(name, content);
  }
  const request = new Request('http://x', { method: 'POST', body: form });
  return request.arrayBuffer().then((payload) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(payload),
    }),
  );
}

async function ended(id: number) {
  for (let tries = 0; tries < 200; tries++) {
    const { state, ...body } = (await app.inject(`/api/imports/${id}`)).json();
    if (state !== 'running') return { state, ...body };
    await sleep(25);
  }
  throw new Error('the import does not end');
}

async function undoEnded(id: number) {
  for (let tries = 0; tries < 200; tries++) {
    const body = (await app.inject(`/api/imports/${id}`)).json();
    if (body.undo?.state !== 'running') return body;
    await sleep(25);
  }
  throw new Error('the undo does not end');
}

test('an upload is tried, imported in the background, explained and undone', async () => {
  const tried = await post('/api/imports?dryRun=true', { plan: PLAN, file: CSV });
  expect(tried.statusCode).toBe(200);
  expect(tried.json()).toMatchObject({
    counts: { created: 1, refused: 1 },
    problems: [{ row: 3, code: 'unknown_option' }],
  });

  const begun = await post('/api/imports', { file: CSV, plan: PLAN });
  expect(begun.statusCode).toBe(200);
  const { id } = begun.json();
  expect(await ended(id)).toMatchObject({
    state: 'done',
    fileName: '客户.csv',
    totalRows: 2,
    counts: { rowsRead: 2, created: 1, refused: 1 },
    actor: 'admin',
  });
  expect((await app.inject('/api/imports')).json().imports).toHaveLength(1);
  const errors = await app.inject(`/api/imports/${id}/errors`);
  expect(errors.headers['content-type']).toContain('text/csv');
  expect(errors.body).toContain('乙,什么,3,');
  const undone = await app.inject({ method: 'POST', url: `/api/imports/${id}/undo` });
  expect(undone.json()).toMatchObject({ id, undo: { total: 1 } });
  expect(await undoEnded(id)).toMatchObject({ state: 'undone', undo: { done: 1, undone: 1, kept: 0 } });
  // Nothing of the uploads stays behind.
  const left = () => (existsSync(folder.path('uploads')) ? readdirSync(folder.path('uploads')) : []);
  await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 30_000, interval: 25 });
});

test('refusals are told with their code, and the upload is thrown away', async () => {
  const wrong = await post('/api/imports', {
    plan: JSON.stringify({ object: 'account', columns: { x: 'name' } }),
    file: CSV,
  });
  expect(wrong.statusCode).toBe(400);
  expect(wrong.json()).toMatchObject({ code: 'mapping_invalid', issues: [{ code: 'unknown_column' }] });
  expect((await post('/api/imports', { plan: PLAN })).json()).toMatchObject({ code: 'invalid_input' });
  expect((await post('/api/imports', { plan: PLAN, file: '' })).json()).toMatchObject({ code: 'file_empty' });
  expect((await app.inject({ method: 'POST', url: '/api/imports/999/resume' })).statusCode).toBe(404);
  expect(readdirSync(folder.path('uploads'))).toEqual([]);
});

test('columns are proposed', async () => {
  const proposal = await post('/api/imports/proposal/account', { file: CSV });
  expect(proposal.json()).toMatchObject({
    headers: ['名称', '行业'],
    columns: [{ field: 'name' }, { field: 'industry' }],
  });
});

test('an export is a download', async () => {
  await createRecords(ctx, 'product', [{ values: { name: '机器人', unitPrice: '10.5' } }]);
  const csv = await app.inject({
    method: 'POST',
    url: '/api/exports/product?lang=en',
    payload: { columns: ['name', 'unitPrice'] },
  });
  expect(csv.body).toBe('\uFEFFName,List price\r\n机器人,10.5\r\n');
  expect(csv.headers['content-disposition']).toContain('product.csv');
  const xlsx = await app.inject({ method: 'POST', url: '/api/exports/product', payload: { format: 'xlsx' } });
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
  const wrong = await app.inject({ method: 'POST', url: '/api/exports/product', payload: { columns: ['nope'] } });
  expect(wrong.json()).toMatchObject({ code: 'invalid_input', issues: [{ code: 'unknown_field' }] });
});

test('a link downloads the same under a name of its own, but not while one sees as another', async () => {
  const address = (query: unknown) =>
    `/api/exports/product?lang=en&query=${encodeURIComponent(typeof query === 'string' ? query : JSON.stringify(query))}`;
  const link = address({ columns: ['name', 'unitPrice'], format: 'csv', name: '产品 "A"' });
  const answer = await app.inject(link);
  expect(answer.body).toBe('\uFEFFName,List price\r\n机器人,10.5\r\n');
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="__ _A_.csv"; filename*=UTF-8''${encodeURIComponent('产品 "A".csv')}`,
  );
  for (const wrong of ['{', { columns: [] }, { format: 'pdf' }]) {
    expect((await app.inject(address(wrong))).json()).toMatchObject({ code: 'invalid_input' });
  }
  const elsewhere = await app.inject({ url: link, headers: { 'sec-fetch-site': 'cross-site' } });
  expect(elsewhere.json()).toMatchObject({ code: 'csrf_failed' });
  const { viewer: _, ...self } = ctx;
  ctx = { ...self, viewer: { userId: self.actor.userId as string, name: 'x' } };
  try {
    expect((await app.inject(link)).json()).toMatchObject({ code: 'read_only_view' });
  } finally {
    ctx = self;
  }
});
