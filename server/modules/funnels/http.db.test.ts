import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createServer } from '#server/platform/http/index.ts';
import type { World } from '#server/testing/world.ts';
import { funnelRoutes } from './index.ts';
import { createFunnelWorld, everything, make } from './testing/deals.ts';

let world: World;
let app: App;
beforeAll(async () => {
  world = await createFunnelWorld();
  app = await createServer({
    log: world.as('east1').log,
    authenticate: async () => ({ context: world.as('east1') }),
    labelOf: (_request, object, field) => (object === 'opportunity' && field === 'amount' ? '金额' : undefined),
  });
  funnelRoutes(app);
});
afterAll(async () => {
  await app.close();
  await world.drop();
});

const post = async (url: string, payload: object) => {
  const answer = await app.inject({ method: 'POST', url, payload });
  return { status: answer.statusCode, body: answer.json() };
};

test('a deal is asked for what it misses, filled, moved and taken back over HTTP', async () => {
  const { account } = await everything(world.as('east1'));
  const id = await make(world.as('east1'), 'opportunity', { account });
  const check = await post('/api/moves/check', { object: 'opportunity', id, to: 'need' });
  expect(check).toMatchObject({ status: 200, body: { allowed: false, fields: ['amount', 'expectedCloseDate'] } });
  expect(check.body.issues[0].message).toBe('进入“需求确认”前需要填写金额');
  const fill = { amount: '100', expectedCloseDate: '2026-12-31' };
  const moved = await post('/api/moves', { object: 'opportunity', moves: [{ id, version: 1, to: 'need', fill }] });
  expect(moved.body).toEqual({ outcomes: [{ ok: true, id, version: 2 }] });
  const stale = await post('/api/moves', { object: 'opportunity', moves: [{ id, version: 1, to: 'solution' }] });
  expect(stale.body.outcomes[0]).toMatchObject({ ok: false, reason: 'conflict', current: { version: 2 } });
  const undone = await post('/api/moves/undo', { object: 'opportunity', moves: [{ id, version: 2 }] });
  expect(undone.body.outcomes[0]).toMatchObject({ ok: true });
  const journey = await app.inject({ method: 'GET', url: `/api/journey/opportunity/${id}` });
  expect(journey.json()).toMatchObject({ stage: 'qualify', next: { stage: 'need', allowed: true } });
});

test('funnels, board and its columns answer as the contract says', async () => {
  const list = await app.inject({ method: 'GET', url: '/api/funnels' });
  expect(list.json().funnels.map((funnel: { key: string }) => funnel.key)).toEqual([
    'leads',
    'standard',
    'equipment',
    'integration',
    'saas',
  ]);
  expect(list.json().phases).toHaveLength(14);
  for (let index = 0; index < 3; index += 1) await make(world.as('east1'), 'opportunity', { amount: '5' });
  const board = await post('/api/board', { funnel: 'standard', perStage: 2 });
  expect(board.status).toBe(200);
  const [column] = board.body.columns;
  expect(column.cards).toHaveLength(2);
  const more = await post('/api/board/column', {
    funnel: 'standard',
    perStage: 2,
    stage: 'qualify',
    cursor: column.nextCursor,
  });
  expect(more).toMatchObject({ status: 200, body: { nextCursor: null } });
  expect(more.body.cards).toHaveLength(column.count - 2);
  expect(await post('/api/board', { funnel: 'nothing' })).toMatchObject({ status: 404 });
});

test('only who manages funnels may publish', async () => {
  const list = (await app.inject({ method: 'GET', url: '/api/funnels' })).json();
  const { stages, transitions } = list.funnels[1].live;
  const answer = await app.inject({
    method: 'PUT',
    url: '/api/funnels/standard/version',
    payload: { stages, transitions },
  });
  expect(answer.statusCode).toBe(403);
});
