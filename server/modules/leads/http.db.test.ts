import { afterAll, beforeAll, expect, test } from 'vitest';
import { STANDARD_FUNNELS } from '#domain/funnels/index.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { funnelHooks, installFunnels } from '../funnels/index.ts';
import { createRecords, setRecordHooks } from '../records/index.ts';
import { leadRoutes } from './index.ts';

let world: World;
let app: App;
beforeAll(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, STANDARD_FUNNELS)),
  );
  app = await createServer({
    log: world.as('east1').log,
    authenticate: async () => ({ context: world.as('east1') }),
    labelOf: (_request, object, field) => (object === 'opportunity' && field === 'amount' ? '金额' : undefined),
  });
  leadRoutes(app);
});
afterAll(async () => {
  await app.close();
  await world.drop();
});

const post = async (url: string, payload: object) => (await app.inject({ method: 'POST', url, payload })).json();

test('a lead is accepted and converted over HTTP, and cannot be rejected afterwards', async () => {
  const values = { name: '官网咨询', company: '网上公司', stage: 'mql' };
  const [created] = await createRecords(world.as('east1'), 'lead', [{ values }]);
  const id = created?.ok ? created.id : '';
  expect((await post(`/api/leads/${id}/accept`, {})).outcome).toMatchObject({ ok: true, version: 2 });
  const refused = await post(`/api/leads/${id}/convert`, { opportunity: { values: { amount: 'x' } } });
  expect(refused).toMatchObject({
    object: 'opportunity',
    outcome: { ok: false, issues: [{ message: '金额应为数字' }] },
  });
  expect(await post(`/api/leads/${id}/convert`, {})).toMatchObject({
    outcome: { ok: true },
    created: { contact: null },
  });
  expect((await post(`/api/leads/${id}/reject`, { to: 'invalid', reason: 'noNeed' })).outcome).toMatchObject({
    ok: false,
  });
});
