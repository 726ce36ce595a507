import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNNEL_TEMPLATES } from '#domain/funnels/index.ts';
import { type App, createServer } from '#server/platform/http/index.ts';
import type { World } from '#server/testing/world.ts';
import { funnelRoutes } from '../index.ts';
import { createFunnelWorld } from '../testing/deals.ts';

let world: World;
let app: App;
let who: 'admin' | 'east1' = 'admin';
beforeAll(async () => {
  world = await createFunnelWorld();
  app = await createServer({
    log: world.as('admin').log,
    authenticate: async () => ({ context: world.as(who) }),
    labelOf: () => undefined,
  });
  funnelRoutes(app);
});
afterAll(async () => {
  await app.close();
  await world.drop();
});

const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const answer = await app.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
};
const versionsOf = async () => (await call('GET', '/api/funnels/standard')).body.versions;

test('a draft is begun from the live version, saved, refused to who read an older one, checked, compared and discarded', async () => {
  const [live] = await versionsOf();
  const made = await call('POST', '/api/funnels/standard/drafts', { from: { version: live.id }, note: '试试拆分' });
  expect(made).toMatchObject({ status: 200, body: { lockVersion: 1 } });
  const address = `/api/funnels/standard/drafts/${made.body.id}`;
  expect((await call('POST', `${address}/check`)).body.issues).toEqual([]);

  const { stages, transitions } = (await call('GET', `/api/funnels/standard/versions/${made.body.id}`)).body;
  const changed = stages.filter((stage: { key: string }) => stage.key !== 'need');
  const draft = { lockVersion: 1, stages: changed, transitions, mapping: [], note: '试试' };
  expect((await call('PUT', address, draft)).body).toEqual({ id: made.body.id, lockVersion: 2 });
  const stale = await call('PUT', address, draft);
  expect(stale).toMatchObject({ status: 409, body: { code: 'conflict', issues: [{ code: 'draft_changed' }] } });
  expect(await versionsOf()).toMatchObject([
    { state: 'draft', number: null, note: '试试', lockVersion: 2, createdBy: world.actors.admin.userId },
    { state: 'live', number: 1 },
  ]);

  const unmapped = await call('POST', `${address}/check`);
  expect(unmapped.body.issues).toMatchObject([{ code: 'stage_unmapped', field: 'mapping.need' }]);
  const mapping = [{ from: 'need', to: 'solution' }];
  await call('PUT', address, { ...draft, lockVersion: 2, mapping });
  expect((await call('POST', `${address}/check`)).body.issues).toEqual([]);
  const compared = await call('GET', `/api/funnels/standard/compare?from=${live.id}&to=${made.body.id}`);
  expect(compared.body).toMatchObject({
    stages: [{ key: 'need', change: 'removed' }],
    merges: [{ from: ['solution', 'need'], to: 'solution' }],
    transitions: [],
  });

  expect((await call('DELETE', address)).status).toBe(204);
  expect(await versionsOf()).toHaveLength(1);
});

test('drafts are the affair of who manages funnels; the live version is everybody’s', async () => {
  const [live] = await versionsOf();
  const { id } = (await call('POST', '/api/funnels/standard/drafts', { from: { template: 'b2b' } })).body;
  who = 'east1';
  expect((await call('GET', '/api/funnels/standard')).status).toBe(403);
  expect((await call('GET', `/api/funnels/standard/versions/${id}`)).status).toBe(403);
  expect((await call('POST', '/api/funnels/standard/drafts', { from: { version: live.id } })).status).toBe(403);
  expect((await call('DELETE', `/api/funnels/standard/drafts/${id}`)).status).toBe(403);
  expect((await call('GET', `/api/funnels/standard/versions/${live.id}`)).status).toBe(200);
  who = 'admin';
});

test('every template can be published as it is, and begins as a draft beside other funnels', async () => {
  const { templates } = (await call('GET', '/api/funnels/templates')).body;
  expect(templates).toHaveLength(FUNNEL_TEMPLATES.length);
  for (const [index, { key }] of templates.entries()) {
    const made = await call('POST', '/api/funnels/from-template', { template: key, key: `mine${index}` });
    expect(made).toMatchObject({ status: 200, body: { state: 'draft' } });
    const check = await call('POST', `/api/funnels/mine${index}/drafts/${made.body.version}/check`);
    expect(check.body.issues).toEqual([]);
  }
  const { funnels, unpublished } = (await call('GET', '/api/funnels')).body;
  expect(unpublished.map(({ key }: { key: string }) => key).sort()).toContain('mine0');
  expect(funnels.map(({ key }: { key: string }) => key)).not.toContain('mine0');
  const again = await call('POST', '/api/funnels/from-template', { template: 'b2b', key: 'mine0' });
  expect(again).toMatchObject({ status: 422, body: { issues: [{ code: 'not_unique', field: 'key' }] } });
});

test('a number that no version can have is refused at every door', async () => {
  const [live] = await versionsOf();
  const { stages, transitions } = (await call('GET', `/api/funnels/standard/versions/${live.id}`)).body;
  const draft = { lockVersion: 1, stages, transitions, mapping: [] };
  for (const id of [2 ** 31, -(2 ** 31) - 1]) {
    const answers = [
      await call('GET', `/api/funnels/standard/compare?from=${id}&to=${live.id}`),
      await call('GET', `/api/funnels/standard/versions/${id}`),
      await call('PUT', `/api/funnels/standard/drafts/${id}`, draft),
      await call('DELETE', `/api/funnels/standard/drafts/${id}`),
      await call('POST', `/api/funnels/standard/drafts/${id}/check`),
      await call('POST', '/api/funnels/standard/drafts', { from: { version: id } }),
      await call('PUT', `/api/funnels/standard/drafts/${live.id}`, { ...draft, lockVersion: id }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422));
  }
});
