import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importPlanSchema } from '#contract/exchange.ts';
import { MEASURES, type MeasureKey } from '#domain/measures/index.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { approvalRoutes } from '../modules/approvals/index.ts';
import { runImport } from '../modules/exchange/index.ts';
import {
  countClosings,
  funnelRoutes,
  getFunnels,
  installFunnels,
  replayVersion,
  stalledNow,
} from '../modules/funnels/index.ts';
import { updateDepartment } from '../modules/identity/index.ts';
import { measureRoutes } from '../modules/measures/index.ts';
import { addField, installObjects } from '../modules/objects/index.ts';
import { createRecords, listRecords, recordRoutes, uploadFile } from '../modules/records/index.ts';
import { wire } from '../wiring.ts';
import { INSTALLATION, INSTALLATION_FUNNEL, INSTALLATION_PHASES } from './testing/installations.ts';

/** What the product knows of deals and leads holds for an object of one's own: nothing of a funnel is tied to theirs. */
const OBJECT = INSTALLATION.key;
const FUNNEL = INSTALLATION_FUNNEL.key;
type Name = keyof World['actors'];
let world: World;
let app: App;
let who: Name = 'east1';

beforeAll(async () => {
  wire();
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, async (tx) => {
      await installObjects(tx, ctx.workspace, [INSTALLATION]);
      await installFunnels(tx, ctx.workspace, [INSTALLATION_FUNNEL], INSTALLATION_PHASES);
    }),
  );
  const admin = world.as('admin');
  // Follow-ups and tasks name it by a field like any other.
  const labels = { 'zh-CN': '安装项目' };
  for (const object of ['activity', 'task']) {
    await addField(admin, object, { key: 'installation__c', type: 'reference', labels, target: OBJECT });
  }
  const { departments, actors } = world;
  await updateDepartment(admin, { id: departments.east.id, headId: actors.eastManager.userId });
  const definitions = () => world.db.owner.query('select definitions_version as v from loudou.workspace');
  world.workspace.definitionsVersion = (await definitions()).rows[0].v;
  app = await createServer({
    log: admin.log,
    authenticate: async () => ({ context: world.as(who, { door: 'page' }) }),
    labelOf: async () => undefined,
  });
  recordRoutes(app);
  funnelRoutes(app);
  approvalRoutes(app);
  measureRoutes(app);
});
beforeEach(() => {
  who = 'east1';
});
afterAll(async () => {
  await app?.close();
  await world?.drop();
});

async function call(method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await app.inject({ method, url, ...(payload ? { payload } : {}) });
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json();
}
const create = async (values: object) =>
  (await call('POST', `/api/records/${OBJECT}`, { records: [{ values }] })).outcomes[0];
const born = async (values: object): Promise<string> => (await create({ name: '总装线', ...values })).id;
const move = async (id: string, to: string, fill: object = {}) =>
  (await call('POST', '/api/moves', { object: OBJECT, moves: [{ id, to, fill }] })).outcomes[0];
const unmet = ({ issues }: { issues: { code: string }[] }) => issues.map(({ code }) => code).sort();
const meet = async (id: string) =>
  createRecords(world.as('east1'), 'activity', [
    { values: { content: '到过现场', at: '2026-01-05T01:00:00Z', installation__c: id } },
  ]);
const tasksOf = async (id: string) =>
  (await listRecords(world.as('east1'), 'task', { filter: { field: 'installation__c', op: 'eq', value: id } })).records;
/** Through all gates up to the trial run. */
async function tried(values: object = {}): Promise<string> {
  const id = await born(values);
  await meet(id);
  const [task] = await tasksOf(id);
  await app.inject({
    method: 'PATCH',
    url: '/api/records/task',
    payload: { records: [{ id: task!.id, values: { done: true } }] },
  });
  expect(await move(id, 'build', { worth: '1000' })).toMatchObject({ ok: true });
  const file = await uploadFile(world.as('east1'), {
    name: '报告.pdf',
    mediaType: 'application/pdf',
    content: Buffer.from('ok'),
  });
  expect(unmet(await move(id, 'test', { report: [file.id] }))).toEqual(['gate_document_unconfirmed']);
  await app.inject({
    method: 'PATCH',
    url: `/api/records/${OBJECT}`,
    payload: { records: [{ id, values: { report: [file.id] } }] },
  });
  who = 'eastManager';
  await call('POST', '/api/documents/check', { object: OBJECT, id, file: file.id, state: 'confirmed' });
  who = 'east1';
  expect(await move(id, 'test')).toMatchObject({ ok: true });
  return id;
}

test('begins in its first stage with a key task, and further in only with what is asked on the way', async () => {
  const id = await born({});
  const journey = await call('GET', `/api/journey/${OBJECT}/${id}`);
  expect(journey).toMatchObject({
    stage: 'plan',
    stay: { limit: 5, unit: 'working' },
    next: { stage: 'build', allowed: false },
  });
  expect(journey.tasks).toMatchObject([{ key: 'survey', done: false }]);
  expect((await tasksOf(id)).map(({ values }) => values.name)).toEqual(['现场勘查']);
  expect(unmet(await create({ name: 'x', stage: 'build' }))).toEqual(['gate_field_missing', 'gate_related_unmet']);
});

test('what is missing is told, and filled and moved in one request; bulk goes by itself each', async () => {
  const [one, two] = [await born({}), await born({})];
  const missing = await call('POST', '/api/moves/check', { object: OBJECT, id: one, to: 'build' });
  expect(missing).toMatchObject({ allowed: false, fields: ['worth'] });
  await meet(one);
  for (const task of await tasksOf(one)) {
    await app.inject({
      method: 'PATCH',
      url: '/api/records/task',
      payload: { records: [{ id: task.id, values: { done: true } }] },
    });
  }
  const moves = [one, two].map((id) => ({ id, to: 'build', fill: { worth: '5' } }));
  const { outcomes } = await call('POST', '/api/moves', { object: OBJECT, moves });
  expect(outcomes.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false]);
  expect(await call('POST', '/api/moves/undo', { object: OBJECT, moves: [{ id: one }] })).toMatchObject({
    outcomes: [{ ok: true }],
  });
});

test('a document that another person confirms and an approval of the superior lead to the end', async () => {
  const id = await tried();
  expect(unmet(await move(id, 'done'))).toEqual(['gate_approval_needed']);
  const asked = await call('POST', '/api/approvals', { object: OBJECT, id, gate: 'release', to: 'done' });
  who = 'eastManager';
  await call('POST', `/api/approvals/${asked.id}/decision`, { approved: true });
  who = 'east1';
  expect(await call('GET', `/api/journey/${OBJECT}/${id}`)).toMatchObject({ stage: 'done' });
});

test('stands on a board, in lists by stage and in lanes', async () => {
  const [site] = await createRecords(world.as('east1'), 'account', [{ values: { name: '华星精工' } }]);
  const id = await tried({ worth: '1000', line: 'press', site: site?.ok ? site.id : null });
  const board = await call('POST', '/api/board', { object: OBJECT, funnel: FUNNEL });
  const column = board.columns.find(({ stage }: { stage: string }) => stage === 'test');
  expect(column.cards).toContainEqual(
    expect.objectContaining({ id, title: '总装线', amount: '1000', account: site?.ok && site.id }),
  );
  expect(JSON.stringify(board.references)).toContain('华星精工');
  expect(Number(column.weightedAmount)).toBe(0.8 * Number(column.amount));
  expect(column.count).toBe(column.cards.length);
  const lanes = await call('POST', '/api/board/lanes', { object: OBJECT, funnel: FUNNEL, lanes: 'line' });
  expect(lanes.lanes.map(({ key }: { key: string | null }) => key)).toContain('press');
  const filter = { all: [{ field: 'stage', op: 'eq', value: 'test' }] };
  const list = await call('POST', `/api/records/${OBJECT}/query`, { filter });
  expect(list.records.map((record: { id: string }) => record.id)).toContain(id);
  expect(list.records).toHaveLength(column.count);
});

test('imports meet the gates, and bring the past as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'installations-'));
  const written = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return { path: join(folder, name), name };
  };
  try {
    const ctx = world.as('admin', { door: 'import' });
    const columns = { 名称: 'name', 阶段: 'stage' };
    const now = written('now.csv', '名称,阶段\n现在的,安装\n刚开始,准备\n');
    expect((await runImport(ctx, importPlanSchema.parse({ object: OBJECT, columns }), now)).counts).toMatchObject({
      created: 1,
      refused: 1,
    });
    const past = written('past.csv', '名称,阶段,创建,结束\n过去的,交付,2026-01-02,2026-02-03\n');
    const plan = importPlanSchema.parse({
      object: OBJECT,
      columns: { ...columns, 创建: 'createdAt', 结束: 'closedAt' },
    });
    expect((await runImport(ctx, plan, past)).counts).toMatchObject({ created: 1, refused: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every measure that is of any object reads it, and the funnel chart too', async () => {
  await tried();
  const any = (Object.keys(MEASURES) as MeasureKey[]).filter((key) => MEASURES[key].objects.includes('*'));
  const queries = any.flatMap((measure) =>
    MEASURES[measure].modes.map(({ key: mode }) => ({
      ...{ measure, mode, object: OBJECT },
      ...(MEASURES[measure].perStep ? { funnel: FUNNEL, dimensions: ['stage'] } : {}),
    })),
  );
  who = 'vp';
  const { results } = await call('POST', '/api/measures/query', { queries });
  expect(results).toHaveLength(queries.length);
  const chart = await call('POST', '/api/measures/funnel', { object: OBJECT, funnel: FUNNEL });
  expect(chart.steps.map(({ key }: { key: string }) => key)).toEqual(['plan', 'build', 'test', 'done']);
  expect(chart.steps[0]).toMatchObject({ dwell: { limitDays: 7 } });
  const byPhase = await call('POST', '/api/measures/funnel', { object: OBJECT });
  expect(byPhase.steps[0].reached.count).toBe(chart.steps[0].reached.count);
  await countClosings(world.as('admin'));
  expect((await getFunnels(world.as('admin'))).funnel(FUNNEL).learning?.closings).toMatchObject([
    { stage: 'build' },
    { stage: 'plan' },
    { stage: 'test' },
  ]);
});

test('a replay asks its gates about the moves that were made, and who stands too long is known', async () => {
  const ctx = world.as('admin');
  const { live } = (await getFunnels(ctx)).funnel(FUNNEL);
  const ask = { version: live, places: new Map<string, string>(), since: new Date('2020-01-01') };
  const replayed = await replayVersion(ctx, FUNNEL, ask, {
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  expect(replayed).toMatchObject({ refused: 0 });
  expect(replayed.moves).toBeGreaterThan(3);
  const [made] = await createRecords(world.as('west1', { now: new Date('2026-03-02T02:00:00Z') }), OBJECT, [
    { values: { name: '久等' } },
  ]);
  const later = { ...world.as('west1'), now: new Date('2026-03-20T02:00:00Z') };
  const stalled = await listRecords(later, OBJECT, { filter: await stalledNow(later, OBJECT) });
  expect(stalled.records.map(({ id }) => id)).toEqual([made?.ok && made.id]);
});
