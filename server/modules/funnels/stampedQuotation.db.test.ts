import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createServer } from '#server/platform/http/index.ts';
import type { World } from '#server/testing/world.ts';
import { fileRoutes, recordRoutes } from '../records/index.ts';
import { funnelRoutes } from './index.ts';
import { createFunnelWorld, make } from './testing/deals.ts';
import { guardedFunnel, paper } from './testing/gated.ts';

let world: World;
let app: App;
let reader: keyof World['actors'] = 'east1';
beforeAll(async () => {
  world = await createFunnelWorld();
  app = await createServer({
    log: world.as('east1').log,
    authenticate: async () => ({ context: world.as(reader) }),
    labelOf: (_request, _object, field) => (field === 'quotation' ? '报价单' : undefined),
  });
  funnelRoutes(app);
  recordRoutes(app);
  fileRoutes(app);
});
afterAll(async () => {
  await app.close();
  await world.drop();
});

type Method = 'GET' | 'POST' | 'PATCH';
async function as(who: keyof World['actors'], method: Method, url: string, payload?: object) {
  reader = who;
  const answer = await app.inject({ method, url, ...(payload ? { payload } : {}) });
  return answer.json();
}
const move = (id: string, more: object = {}) =>
  as('east1', 'POST', '/api/moves', { object: 'opportunity', moves: [{ id, to: 'negotiation', ...more }] });
const check = async (who: keyof World['actors'], id: string, file: string, state: string, note?: string) =>
  (await as(who, 'POST', '/api/documents/check', { object: 'opportunity', id, file, state, note })).outcomes?.[0];
const waiting = async (who: keyof World['actors']) =>
  (await as(who, 'GET', '/api/documents/pending')).documents?.map(({ file }: { file: string }) => file);
const journey = (id: string) => as('east1', 'GET', `/api/journey/opportunity/${id}`);

const stamped = (unconfirmed: 'block' | 'pending') => ({
  negotiation: {
    gates: [
      {
        ...{ key: 'stamped', at: 'entry' as const, kind: 'document' as const, field: 'quotation' },
        ...{ confirmed: true, newerThan: ['amount'], unconfirmed },
        message: { 'zh-CN': '上传盖章报价单' },
      },
    ],
  },
});

test('a deal passes to negotiation only with a stamped quotation that another person has confirmed', async () => {
  const funnel = await guardedFunnel(world, stamped('block'));
  const id = await make(world.as('east1'), 'opportunity', { funnel, stage: 'solution', amount: '100' });
  const without = (await move(id)).outcomes[0];
  expect(without).toMatchObject({
    ok: false,
    issues: [{ code: 'gate_document_absent', field: 'quotation', message: '进入下一步前需要上传报价单' }],
    unmet: [{ kind: 'document', stage: 'negotiation', gate: 'stamped', problem: 'absent' }],
  });

  const file = await paper(world, 'east1');
  const filled = (await move(id, { fill: { quotation: [file] } })).outcomes[0];
  expect(filled.issues).toMatchObject([{ code: 'gate_document_unconfirmed' }]);
  // A refused fill is not kept.
  await as('east1', 'PATCH', '/api/records/opportunity', { records: [{ id, values: { quotation: [file] } }] });
  expect((await move(id)).outcomes[0].unmet).toMatchObject([{ problem: 'unconfirmed', file }]);
  expect((await journey(id)).next.gates).toMatchObject([{ gate: 'stamped', kind: 'document', state: 'unmet' }]);

  expect(
    await as('east1', 'POST', '/api/documents/check', { object: 'opportunity', id, file, state: 'confirmed' }),
  ).toMatchObject({ code: 'no_right' });
  expect(await waiting('eastManager')).toEqual([file]);
  expect(await check('eastManager', id, file, 'rejected')).toMatchObject({
    issues: [{ code: 'required', field: 'note' }],
  });
  expect(await check('eastManager', id, file, 'confirmed')).toMatchObject({ ok: true });
  expect(await waiting('eastManager')).toEqual([]);
  const history = await as('east1', 'GET', `/api/records/opportunity/${id}/history`);
  expect(history.entries[0]).toMatchObject({
    kind: 'checked',
    actor: { name: 'eastManager' },
    details: { check: { field: 'quotation', file, state: 'confirmed' } },
  });

  // The price has changed since: the paper says another one.
  const cheaper = (await move(id, { fill: { amount: '90' } })).outcomes[0];
  expect(cheaper.unmet).toMatchObject([{ kind: 'document', problem: 'outdated' }]);
  expect((await move(id)).outcomes[0]).toMatchObject({ ok: true });
  expect((await journey(id)).documents).toMatchObject([{ file, state: 'confirmed', mayCheck: false }]);
});

test('a paper that an import brings with its record is as new as the price that came with it', async () => {
  const funnel = await guardedFunnel(world, stamped('block'));
  const file = await paper(world, 'east1');
  const importing = { ...world.as('east1'), door: 'import' as const };
  const id = await make(importing, 'opportunity', { funnel, stage: 'solution', amount: '100', quotation: [file] });
  expect(await check('eastManager', id, file, 'confirmed')).toMatchObject({ ok: true });
  expect((await move(id)).outcomes[0]).toMatchObject({ ok: true });
});

test('who uploaded a file cannot confirm it, whatever rights they have; who does not see the deal finds nothing', async () => {
  const funnel = await guardedFunnel(world, stamped('block'));
  const file = await paper(world, 'eastManager');
  const id = await make(world.as('eastManager'), 'opportunity', { funnel, quotation: [file] });
  expect(await check('eastManager', id, file, 'confirmed')).toMatchObject({
    ok: false,
    issues: [{ code: 'own_document', field: 'quotation', message: '自己上传的文件要由另一位同事核验' }],
  });
  const other = await paper(world, 'admin');
  expect(await check('admin', id, other, 'confirmed')).toMatchObject({ reason: 'not_found' });
  const hidden = await make(world.as('west1'), 'opportunity', { quotation: [await paper(world, 'west1')] });
  expect(await check('eastManager', hidden, file, 'confirmed')).toMatchObject({ reason: 'not_found' });
  expect(await check('admin', id, file, 'confirmed')).toMatchObject({ ok: true });
});

test('a document let through as pending is looked at later; a rejection marks the deal', async () => {
  const funnel = await guardedFunnel(world, stamped('pending'));
  const id = await make(world.as('east1'), 'opportunity', { funnel, stage: 'solution', amount: '100' });
  const file = await paper(world, 'east1');
  const passed = (await move(id, { fill: { quotation: [file] } })).outcomes[0];
  expect(passed).toMatchObject({
    ok: true,
    pending: [{ stage: 'negotiation', gate: 'stamped', field: 'quotation', file }],
  });
  expect((await journey(id)).documents).toMatchObject([{ file, state: 'pending', gate: 'stamped' }]);
  expect(await waiting('eastManager')).toContain(file);
  expect(await waiting('west1')).toBeUndefined();
  expect(await check('eastManager', id, file, 'rejected', '印章看不清')).toMatchObject({ ok: true });
  expect((await journey(id)).documents).toMatchObject([{ file, state: 'rejected', note: '印章看不清' }]);
  // Confirmed or rejected for good until another file comes.
  await as('east1', 'POST', '/api/moves', { object: 'opportunity', moves: [{ id, to: 'solution' }] });
  expect((await move(id)).outcomes[0].unmet).toMatchObject([{ problem: 'rejected' }]);
  const better = await paper(world, 'east1', '清晰的盖章报价单');
  expect((await move(id, { fill: { quotation: [file, better] } })).outcomes[0]).toMatchObject({
    ok: true,
    pending: [{ file: better }],
  });
});

test('a paper taken out and put in again is as old as it was', async () => {
  const funnel = await guardedFunnel(world, {
    negotiation: { gates: [{ ...stamped('block').negotiation.gates[0]!, confirmed: false }] },
  });
  const file = await paper(world, 'east1');
  const ctx = world.as('east1');
  const id = await make(ctx, 'opportunity', { funnel, stage: 'solution', amount: '100', quotation: [file] });
  const change = (values: object) => as('east1', 'PATCH', '/api/records/opportunity', { records: [{ id, values }] });
  await change({ quotation: null });
  await change({ amount: '80' });
  await change({ quotation: [file] });
  expect((await move(id)).outcomes[0].unmet).toMatchObject([{ problem: 'outdated' }]);
  // With the price in one act, or after it, a paper that comes for the first time speaks of that price.
  const fresh = await paper(world, 'east1');
  expect((await move(id, { fill: { amount: '70', quotation: [fresh] } })).outcomes[0]).toMatchObject({ ok: true });
});
