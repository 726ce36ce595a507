import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DryRunReport, InspectionBody, TrialLine, UploadBody } from '#contract/exchange.ts';
import type { ImportBody } from '#contract/imports.ts';
import { BATCH_FIELD } from '#domain/records/condition.ts';
import { countRecords, createRecords, updateRecords } from '#server/modules/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { createWorld, type World } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { BackgroundImports } from './backgroundImports.ts';
import { beginImport, continueImport, exchangeRoutes, getImport, sweepUploads } from './index.ts';
import { resumeStalled } from './resumeStalled.ts';
import { Paused } from './runner.ts';
import { type Folder, makeFolder, planOf } from './testing/files.ts';
import { tryUpload } from './tryUpload.ts';
import { beginUndo, continueUndo } from './undoImport.ts';

let db: TestDatabase;
let world: World;
let ctx: Context;
let rep: Context;
let actor: Context;
let app: App;
let folder: Folder;
const log = createLog({ level: 'silent' });
const uploadDir = () => folder.path('uploads');
beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  world = await createWorld(db);
  ctx = await world.as(await world.user('admin', { roles: ['administrator'] }), 'api');
  rep = await world.as(await world.user('rep'), 'api');
  folder = makeFolder();
  actor = ctx;
  app = await createServer({
    log,
    labelOf: async () => undefined,
    authenticate: async () => ({ context: { ...actor, now: new Date() } }),
  });
  await exchangeRoutes(app, { pools: ctx.pools, uploadDir: uploadDir() });
  await app.ready();
});
afterAll(async () => {
  await app?.close();
  folder?.remove();
  await db?.drop();
});

async function upload(content: string | Buffer, name = '商机.csv'): Promise<UploadBody> {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(content)]), name);
  const request = new Request('http://x', { method: 'POST', body: form });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/imports/uploads',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

const post = (url: string, payload: object = {}) => app.inject({ method: 'POST', url, payload });

async function trial(id: string, plan: object): Promise<DryRunReport> {
  const answer = await post(`/api/imports/uploads/${id}/try`, { plan });
  const lines = answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TrialLine);
  const last = lines.at(-1)!;
  if (!('report' in last)) throw new Error(answer.body);
  return last.report;
}

async function done(id: number): Promise<ImportBody> {
  await expect.poll(async () => (await getImport(ctx, id)).state, { timeout: 10_000 }).not.toBe('running');
  return getImport(ctx, id);
}

const CSV = `商机名称,客户名称,阶段,金额,创建日期,负责人
甲,华东公司,初步接洽,12.5万,03/04/2024,admin
乙,华東公司,新谈的,"1,200",05/04/2024,admin
丙,没听过,新谈的,300,06/04/2024,某某
`;

test('a file is uploaded once, looked at, tried, mended and imported', async () => {
  await createRecords(ctx, 'account', [{ values: { name: '华东公司' } }]);
  const { id, size, name } = await upload(CSV);
  expect({ size, name }).toEqual({ size: Buffer.byteLength(CSV), name: '商机.csv' });

  const seen = (await post(`/api/imports/uploads/${id}/inspect`)).json() as InspectionBody;
  expect(seen).toMatchObject({ object: 'opportunity', totalRows: 3, encoding: 'utf-8', delimiter: ',', headerRow: 1 });
  expect(seen.columns.map(({ field }) => field)).toEqual(['name', 'account', 'stage', 'amount', 'createdAt', 'owner']);
  expect(seen.columns[4]).toMatchObject({ ambiguous: true });
  expect(seen.columns[4]!.dates.map(({ format, examples }) => [format, examples[0]?.date])).toEqual([
    ['dd/mm/yyyy', '2024-04-03'],
    ['mm/dd/yyyy', '2024-03-04'],
  ]);

  const columns = { 商机名称: 'name', 客户名称: 'account', 阶段: 'stage', 金额: 'amount', 负责人: 'owner' };
  const report = await trial(id, { object: 'opportunity', columns });
  expect(report.counts).toMatchObject({ created: 1, refused: 2 });
  expect(report.preview[0]).toMatchObject({
    row: 2,
    outcome: 'created',
    values: { name: '甲', amount: '125000', account: '华东公司', stage: 'qualify' },
  });
  const group = (column: string) => report.groups.find((one) => one.column === column);
  expect(group('阶段')).toMatchObject({ code: 'unknown_stage', count: 2, values: [{ value: '新谈的', count: 2 }] });
  expect(group('客户名称')).toMatchObject({ code: 'unknown_reference', count: 2, distinct: 2 });
  expect(group('客户名称')!.values).toContainEqual({ value: '华東公司', count: 1, suggestion: '华东公司' });

  const mended = {
    object: 'opportunity',
    columns: {
      ...columns,
      客户名称: { field: 'account', values: { 华東公司: '华东公司' }, unknown: 'create' },
      负责人: { field: 'owner', values: { 某某: null } },
    },
    stages: { 新谈的: 'qualify' },
  };
  expect(await trial(id, mended)).toMatchObject({
    counts: { created: 3, refused: 0 },
    groups: [],
    wouldCreate: [{ object: 'account', count: 1, examples: ['没听过'] }],
  });
  const begun = (await post(`/api/imports/uploads/${id}/start`, { plan: mended })).json();
  expect(await done(begun.id)).toMatchObject({ state: 'done', counts: { created: 3 } });
  const rows = (await app.inject(`/api/imports/${begun.id}/records?outcome=created`)).json();
  expect(rows).toMatchObject({ rows: [{ row: 2, title: '甲' }, { title: '乙' }, { title: '丙' }], next: null });
  await expect.poll(() => existsSync(folder.path(`uploads/import-${id}`))).toBe(false);
  expect((await post(`/api/imports/uploads/${id}/inspect`)).statusCode).toBe(404);
});

test('a file of stage changes is told from one of records, in Chinese and English', async () => {
  const seen = async (csv: string) => {
    const { id } = await upload(csv);
    return (await post(`/api/imports/uploads/${id}/inspect`)).json() as InspectionBody;
  };
  expect(await seen('商机编号,原阶段,新阶段,操作人,变更时间\nD1,初步接洽,需求确认,张三,2024-05-01\n')).toMatchObject({
    object: 'opportunity',
    past: { record: '商机编号', stage: '新阶段', at: '变更时间' },
  });
  expect(await seen('Id,OpportunityId,OldValue,NewValue,CreatedDate\n1,D1,A,B,01/05/2024\n')).toMatchObject({
    object: 'opportunity',
    past: { record: 'OpportunityId', stage: 'NewValue', at: 'CreatedDate' },
  });
  expect((await seen('Lead ID,Stage,Changed Date\nL1,New,2024-05-01\n')).object).toBe('lead');
  const followUps = await seen('主题,跟进时间,内容\n电话,2024-05-01,聊了需求\n');
  expect(followUps.object).toBe('activity');
  expect(followUps.past).toBeUndefined();
  expect((await seen(CSV)).past).toBeUndefined();
});

test('a file that cannot be read says why, in the language of the reader', async () => {
  const files: [string | Buffer, string, string][] = [
    [
      Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
      '这个文件不是表格，请上传 CSV 或 XLSX',
      'This file is not a table. Use CSV or XLSX',
    ],
    [
      Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
      '文件有密码，或是旧的 .xls 格式',
      'The file has a password or is an old .xls',
    ],
    [Buffer.from([0x61, 0x2c, 0xff, 0x0a, 0xff]), '看不出文字的编码', 'The encoding of the text cannot be told'],
    [`${'x,'.repeat(5_000)}\n`, '列太多，最多 1000 列', 'Too many columns: 1000 at most'],
    ['a,b\n1,2\n"open,3\n', '第 3 行的引号没有结束', 'A quotation mark in row 3 is never closed'],
    [`a\n${'x'.repeat(1_048_577)}\n`, '第 2 行有单元格内容过长', 'A cell in row 2 is too long'],
  ];
  for (const [content, chinese, english] of files) {
    const { id } = await upload(content, 'x.csv');
    const url = `/api/imports/uploads/${id}/inspect`;
    const say = async (locale: Context['locale']) => {
      actor = { ...ctx, locale };
      const answer = await post(url);
      actor = ctx;
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      return answer.json().message;
    };
    expect(await say('zh-CN')).toContain(chinese);
    expect(await say('en')).toContain(english);
  }
});

test('every word for a stage is told with what it means, those of the past as well', async () => {
  const { id } = await upload('ID,商机名称,阶段\nS1,甲,Qualification\nS2,乙,谈着呢\n');
  const history = await upload(
    '商机编号,阶段,变更时间\nS1,Stage Zero,2024-05-01\nS1,Qualification,2024-06-01\n',
    '以往.csv',
  );
  const plan = {
    object: 'opportunity',
    columns: { ID: 'externalId', 商机名称: 'name', 阶段: 'stage' },
    stages: { 谈着呢: 'negotiation' },
    history: { record: '商机编号', stage: '阶段', at: '变更时间' },
  };
  const answer = await post(`/api/imports/uploads/${id}/try`, { plan, history: history.id });
  const last = JSON.parse(answer.body.trim().split('\n').at(-1)!) as { report: DryRunReport };
  expect(last.report.stages).toEqual([
    { value: 'Qualification', count: 2, stage: 'qualify' },
    { value: 'Stage Zero', count: 1 },
    { value: '谈着呢', count: 1, stage: 'negotiation' },
  ]);
});

test('a mapping is shared, replaced by its name, and proposed where its headers stand', async () => {
  const plan = { object: 'product', columns: { 'Product Name': 'name', Price: 'unitPrice' } };
  const save = (name: string) =>
    app.inject({
      method: 'PUT',
      url: '/api/imports/mappings',
      payload: { name, headers: ['Product Name', 'Price'], plan: { ...plan, sheet: 'Q1' } },
    });
  await save('价目表');
  const { mappings } = (await save('价目表')).json();
  expect(mappings).toMatchObject([{ name: '价目表', object: 'product', author: 'admin', plan }]);
  expect(mappings[0].plan.sheet).toBeUndefined();
  const { id } = await upload('product_name;price;x\nA;1;2\n');
  const seen = (await post(`/api/imports/uploads/${id}/inspect`)).json();
  expect(seen).toMatchObject({ object: 'product', delimiter: ';', mapping: { name: '价目表' } });
  expect((await app.inject({ method: 'DELETE', url: `/api/imports/mappings/${mappings[0].id}` })).statusCode).toBe(204);
  expect((await app.inject('/api/imports/mappings')).json()).toEqual({ mappings: [] });
  expect((await app.inject({ method: 'DELETE', url: `/api/imports/uploads/${id}` })).statusCode).toBe(204);
});

test('a file may be called anything, or nothing', async () => {
  expect((await upload('名称\n甲\n', 'a\u0000b\u202e/../../商机.csv')).name).toBe('商机.csv');
  const nameless =
    '--b\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: application/octet-stream\r\n\r\n名称\r\n--b--\r\n';
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await app.inject({ method: 'POST', url: '/api/imports/uploads', headers, payload: nameless });
  expect([answer.statusCode, answer.json().name]).toEqual([200, 'file']);
  expect((await upload('名称\n甲\n', '\u0000')).name).toBe('file');
});

test('an upload that is gone before it is read is not found, wherever that happens', async () => {
  const plan = planOf({ object: 'task', columns: { 名称: 'name' } });
  const lines: Buffer[] = await tryUpload(ctx, plan, { path: folder.path('never'), name: 'never.csv' }).toArray();
  expect(JSON.parse(lines.join(''))).toMatchObject({ error: { code: 'not_found' } });
  for (let turn = 0; turn < 10; turn++) {
    const { id } = await upload('名称\n一\n', '一.csv');
    const start = () =>
      post(`/api/imports/uploads/${id}/start`, { plan: { object: 'task', columns: { 名称: 'name' } } });
    const away = app.inject({ method: 'DELETE', url: `/api/imports/uploads/${id}` });
    const statuses = (await Promise.all([start(), away, start()])).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => ![200, 204, 404].includes(status))).toEqual([]);
  }
});

test('nobody without the right uploads, and nobody reads what others uploaded', async () => {
  const { id } = await upload('名称\n甲\n');
  actor = rep;
  expect((await post(`/api/imports/uploads/${id}/inspect`)).statusCode).toBe(403);
  actor = await world.as(await world.user('second', { roles: ['administrator'] }), 'api');
  expect((await post(`/api/imports/uploads/${id}/inspect`)).statusCode).toBe(404);
  actor = ctx;
});

async function undone(id: number): Promise<ImportBody> {
  for (let tries = 0; tries < 200; tries++) {
    const body = (await app.inject(`/api/imports/${id}`)).json();
    if (body.undo?.state !== 'running') return body;
    await sleep(25);
  }
  throw new Error('the undo does not end');
}

test('an undo says first what it would leave, and takes that back too when told', async () => {
  const { id } = await upload('名称\n甲公司\n乙公司\n丙公司\n');
  const plan = { object: 'account', columns: { 名称: 'name' } };
  const begun = (await post(`/api/imports/uploads/${id}/start`, { plan })).json();
  await done(begun.id);
  const { rows } = (await app.inject(`/api/imports/${begun.id}/records?outcome=created`)).json();
  await updateRecords(
    ctx,
    'account',
    [rows[1], rows[2]].map((row: { id: string }) => ({ id: row.id, values: { city: '上海' } })),
  );
  const preview = (await app.inject(`/api/imports/${begun.id}/undo`)).json();
  expect(preview).toMatchObject({ records: 1, conflictCount: 2 });
  expect(preview.conflicts.map(({ title }: { title: string }) => title).sort()).toEqual(['丙公司', '乙公司']);
  expect((await app.inject(`/api/imports/${begun.id}/undo?skip=1`)).json().conflicts).toHaveLength(1);
  await post(`/api/imports/${begun.id}/undo`, { also: [rows[2].id] });
  expect(await undone(begun.id)).toMatchObject({ state: 'undone', undo: { total: 3, done: 3, undone: 2, kept: 1 } });
  const left = (await app.inject(`/api/imports/${begun.id}/records?outcome=created`)).json();
  expect(left.rows.map(({ deleted }: { deleted: boolean }) => deleted)).toEqual([true, false, true]);
  await post(`/api/imports/${begun.id}/undo`, { all: true, except: [rows[1].id] });
  expect(await undone(begun.id)).toMatchObject({ undo: { undone: 0, kept: 1 } });
  await post(`/api/imports/${begun.id}/undo`, { all: true });
  expect(await undone(begun.id)).toMatchObject({ undo: { undone: 1, kept: 0 } });
});

test('a list can be had of what an import wrote, its undo goes on after its process died', async () => {
  const lines = Array.from({ length: 2_500 }, (_, index) => `批${index}`).join('\n');
  const { id } = await upload(`名称\n${lines}\n`);
  const begun = (
    await post(`/api/imports/uploads/${id}/start`, { plan: { object: 'account', columns: { 名称: 'name' } } })
  ).json();
  await done(begun.id);
  const filter = { field: BATCH_FIELD, op: 'eq', value: begun.id } as const;
  expect(await countRecords(ctx, 'account', { filter })).toMatchObject({ count: 2_500 });
  expect(
    await countRecords(ctx, 'account', { filter: { all: [filter, { field: 'name', op: 'eq', value: '批7' }] } }),
  ).toMatchObject({ count: 1 });
  expect(await countRecords(ctx, 'contact', { filter })).toMatchObject({ count: 0 });

  const undo = await beginUndo(ctx, begun.id);
  await expect(beginUndo(ctx, begun.id)).rejects.toMatchObject({ code: 'import_not_undoable' });
  const pausing = new AbortController();
  await continueUndo(ctx, undo, { signal: pausing.signal, onProgress: () => pausing.abort(new Paused()) });
  expect(await countRecords(ctx, 'account', { filter })).toMatchObject({ count: 1_500 });
  expect(await getImport(ctx, begun.id)).toMatchObject({ state: 'done', undo: { state: 'running', done: 1_000 } });
  const background = new BackgroundImports(uploadDir());
  expect(await resumeStalled({ pools: ctx.pools, log, uploadDir: uploadDir() }, background)).toBe(1);
  await background.settled();
  expect(await getImport(ctx, begun.id)).toMatchObject({
    state: 'undone',
    undo: { state: 'done', done: 2_500, undone: 2_500 },
  });
  expect(await countRecords(ctx, 'account', { filter })).toMatchObject({ count: 0 });
});

test('an import left by a stop, or by a process that died, goes on by itself at the next start', async () => {
  const rows = Array.from({ length: 600 }, (_, index) => `停${index},停止${index}`);
  const { id } = await upload(`编号,名称\n${rows.join('\n')}\n`);
  const plan = planOf({ object: 'account', batchSize: 100, columns: { 编号: 'externalId', 名称: 'name' } });
  const file = { path: folder.path(`uploads/import-${id}/file`), name: 'x.csv' };
  const begun = await beginImport(ctx, plan, file);
  const ending = new AbortController();
  const left = await continueImport(ctx, begun, {
    signal: ending.signal,
    onProgress: () => ending.abort(new Paused()),
  });
  expect(left).toMatchObject({ state: 'running', counts: { created: 100 } });

  const background = new BackgroundImports(uploadDir());
  const where = { pools: ctx.pools, log, uploadDir: uploadDir() };
  expect(await resumeStalled(where, background)).toBe(1);
  expect(await resumeStalled(where, background), 'not twice').toBe(0);
  await background.settled();
  expect(await getImport(ctx, begun.id)).toMatchObject({ state: 'done', counts: { created: 600, refused: 0 } });
  const filter = { field: 'externalId', op: 'startsWith', value: '停' } as const;
  expect((await countRecords(ctx, 'account', { filter })).count).toBe(600);
});

test('one whose file is gone ends as failed instead of being tried for ever', async () => {
  const { id } = await upload('名称\n甲\n');
  const file = { path: folder.path(`uploads/import-${id}/file`), name: 'x.csv' };
  const begun = await beginImport(ctx, planOf({ object: 'account', columns: { 名称: 'name' } }), file);
  const ending = new AbortController();
  ending.abort(new Paused());
  await continueImport(ctx, begun, { signal: ending.signal });
  await app.inject({ method: 'DELETE', url: `/api/imports/uploads/${id}` });
  const background = new BackgroundImports(uploadDir());
  expect(await resumeStalled({ pools: ctx.pools, log, uploadDir: uploadDir() }, background)).toBe(0);
  expect(await getImport(ctx, begun.id)).toMatchObject({ state: 'failed', error: 'import_not_resumable' });
});

test('uploads that nobody imported are swept after two days, those to resume stay a month', async () => {
  const used = await upload('名称\n甲\n');
  const unused = await upload('名称\n乙\n');
  const path = (id: string) => folder.path(`uploads/import-${id}`);
  const plan = planOf({ object: 'account', columns: { 名称: 'name' } });
  await beginImport(ctx, plan, { path: `${path(used.id)}/file`, name: 'x.csv' });
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  for (const { id } of [used, unused]) utimesSync(path(id), daysAgo(3), daysAgo(3));
  expect(await sweepUploads({ pools: ctx.pools }, uploadDir())).toBe(1);
  expect(readdirSync(uploadDir())).toContain(`import-${used.id}`);
  expect(existsSync(path(unused.id))).toBe(false);
  utimesSync(path(used.id), daysAgo(31), daysAgo(31));
  expect(await sweepUploads({ pools: ctx.pools }, uploadDir())).toBe(1);
});
