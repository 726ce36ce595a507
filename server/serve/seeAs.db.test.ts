import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '#server/platform/http/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { createWorld, emailOf, PASSWORD, type World } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { updateUser } from '../modules/identity/index.ts';
import { wire } from '../wiring.ts';
import { createHttpServer } from './httpServer.ts';

let db: TestDatabase;
let world: World;
let app: App;
let dataDir: string;
const routes: { method: string; url: string; reads: boolean }[] = [];
let admin: Record<string, string>;
let rep: string;

/** What leaves the view, and what only reads although it is a POST: everything else that writes must be refused. */
const LEAVES = ['DELETE /api/session', 'DELETE /api/session/see-as'];

beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'see-as-'));
  world = await createWorld(db);
  rep = await world.user('rep');
  await world.user('boss', { roles: ['administrator'] });
  app = await createHttpServer({ owner: db.owner, app: db.app }, createLog({ level: 'silent' }), {
    demoSwitcher: 'off',
    trustProxy: false,
    dataDir,
  } as never);
  await app.ready();
  for (const line of allRoutes(app)) routes.push(line);
  admin = await enter('boss');
});
afterAll(async () => {
  await app.close();
  await db.drop();
  rmSync(dataDir, { recursive: true });
});

/** Every route under /api, from the description that the app gives of itself. */
function allRoutes(on: App) {
  const { paths } = on.swagger() as { paths: Record<string, Record<string, { security?: unknown[] }>> };
  return Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs)
      .filter(([, operation]) => operation.security?.length !== 0)
      .map(([method]) => {
        const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
          name === 'object' ? 'account' : name === 'key' ? 'rep' : '01935000-0000-7000-8000-000000000000',
        );
        return { method: method.toUpperCase(), url, reads: method === 'get' };
      }),
  );
}

async function enter(name: string): Promise<Record<string, string>> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: emailOf(name, world.workspace.slug), password: PASSWORD },
  });
  const cookie = answer.cookies.find((one) => one.name === 'loudou_session')!;
  return { cookie: `loudou_session=${cookie.value}`, 'x-csrf-token': answer.json().csrf };
}
const send = (method: string, url: string, headers: Record<string, string>, payload?: object) =>
  app.inject({ method: method as 'GET', url, headers, ...(payload ? { payload } : {}) });
const start = (userId: string, headers = admin) => send('POST', '/api/session/see-as', headers, { userId });

/** Changes in their method only: they look, and need a body for what they look for. */
const LOOKS = [
  'POST /api/approvals/way',
  'POST /api/board',
  'POST /api/board/cards',
  'POST /api/board/column',
  'POST /api/board/lanes',
  'POST /api/funnels/rep/drafts/01935000-0000-7000-8000-000000000000/check',
  'POST /api/funnels/rep/drafts/01935000-0000-7000-8000-000000000000/impact',
  'POST /api/funnels/rep/replay',
  'POST /api/funnels/rep/try',
  'POST /api/measures/funnel',
  'POST /api/measures/query',
  'POST /api/measures/records',
  'POST /api/moves/check',
  'POST /api/records/account/lookup',
  'POST /api/records/account/place',
  'POST /api/records/account/query',
  'POST /api/shared-gates/rep/impact',
  'POST /api/shared-stages/rep/impact',
];

/** Which routes that are no GET do not answer with the refusal. */
async function openTo(headers: Record<string, string>, code: string): Promise<string[]> {
  const writes = routes.filter((route) => !route.reads && !LEAVES.includes(`${route.method} ${route.url}`));
  expect(writes.length).toBeGreaterThan(25);
  const open: string[] = [];
  for (const { method, url } of writes) {
    const answer = await send(method, url, headers, {});
    if (answer.json().code !== code) open.push(`${method} ${url}`);
  }
  return open.sort();
}

test('an administrator sees as another, every writing route is refused, and stopping brings them back', async () => {
  expect((await start(rep)).statusCode).toBe(200);
  const session = (await send('GET', '/api/session', admin)).json();
  expect(session).toMatchObject({ user: { id: rep }, seeingAs: { id: rep, name: 'rep' }, abilities: [] });
  expect((await send('GET', '/api/people', admin)).json().code).toBe('no_right');

  expect(await openTo(admin, 'read_only_view')).toEqual(LOOKS);

  expect((await send('DELETE', '/api/session/see-as', admin)).statusCode).toBe(200);
  const back = (await send('GET', '/api/session', admin)).json();
  expect(back.user.id).not.toBe(rep);
  expect(back.seeingAs).toBeUndefined();
  const log = (await send('GET', '/api/access-log?kinds=seeAsStarted,seeAsStopped', admin)).json();
  expect(log.entries).toMatchObject([
    { kind: 'seeAsStopped', actor: { name: 'boss' }, about: { id: rep } },
    { kind: 'seeAsStarted', actor: { name: 'boss' }, about: { id: rep } },
  ]);
});

test('what would be refused is not offered: neither verbs, abilities, records nor views', async () => {
  const manager = await world.user('lead', { roles: ['manager'] });
  const other = await enter('lead');
  const made = await send('POST', '/api/records/account', other, { records: [{ values: { name: '澄川冷链' } }] });
  const id = made.json().outcomes[0].id;
  await send('POST', '/api/views', other, { place: 'board', name: 'mine', settings: {}, sharing: 'private' });
  const offered = async (headers: Record<string, string>) => {
    const [session, record, views] = await Promise.all(
      ['/api/session', `/api/records/account/${id}`, '/api/views?place=board'].map((url) => send('GET', url, headers)),
    );
    const { rights, abilities } = session!.json();
    const verbs = Object.values<Record<string, boolean>>(rights).flatMap((one) =>
      Object.keys(one).filter((verb) => one[verb]),
    );
    return {
      verbs: [...new Set(verbs)].sort(),
      abilities,
      record: record!.json().rights,
      view: views!.json().views[0].mine,
    };
  };
  const everything = {
    verbs: ['create', 'delete', 'read', 'update'],
    abilities: ['confirmDocuments', 'import', 'export'],
    record: { update: true, delete: true },
    view: true,
  };
  expect(await offered(other)).toEqual(everything);
  const mine = await enter('boss');
  await start(manager, mine);
  expect(await offered(mine)).toEqual({
    verbs: ['read'],
    abilities: [],
    record: { update: false, delete: false },
    view: false,
  });
  await send('DELETE', '/api/session/see-as', mine);
});

test('tokens of the other stay hidden; signing out ends the session; tokens cannot see as', async () => {
  const other = await enter('rep');
  await send('POST', '/api/tokens', other, { name: 'mine' });
  expect((await send('GET', '/api/tokens', other)).json().tokens).toHaveLength(1);
  const mine = await enter('boss');
  const { token } = (await send('POST', '/api/tokens', mine, { name: 'script' })).json();
  expect((await start(rep, { authorization: `Bearer ${token}` })).json().code).toBe('no_right');
  await start(rep, mine);
  expect((await send('GET', '/api/tokens', mine)).json().tokens).toEqual([]);
  expect((await send('GET', '/api/sessions', mine)).json().sessions).toEqual([]);
  await send('DELETE', '/api/session', mine);
  expect((await send('GET', '/api/session', mine)).statusCode).toBe(401);
});

test('reps see as nobody, nobody as themselves, and a right that is lost ends the view', async () => {
  expect((await start(rep, await enter('rep'))).json().code).toBe('no_right');
  const second = await world.user('second', { roles: ['administrator'] });
  const mine = await enter('second');
  expect((await start(second, mine)).json().code).toBe('no_right');
  await start(rep, mine);
  await updateUser(world.system, { id: second, roles: ['manager'] });
  expect((await send('GET', '/api/session', mine)).json()).toMatchObject({ user: { id: second } });
});

test('a leaver’s sessions and tokens are dead at once, and the tokens stay dead after the return', async () => {
  const id = await world.user('leaver');
  const session = await enter('leaver');
  const { token } = (await send('POST', '/api/tokens', session, { name: 'x' })).json();
  const bearer = { authorization: `Bearer ${token}` };
  expect((await send('GET', '/api/session', bearer)).statusCode).toBe(200);
  expect((await send('POST', `/api/users/${id}/deactivate`, admin, { handOverTo: null })).statusCode).toBe(200);
  for (const headers of [session, bearer]) expect((await send('GET', '/api/session', headers)).statusCode).toBe(401);
  await send('PATCH', `/api/users/${id}`, admin, { active: true });
  expect((await send('GET', '/api/session', bearer)).statusCode).toBe(401);
});

test('invitations: made for many, renewed, taken back, used once', async () => {
  const email = (name: string) => emailOf(name, world.workspace.slug);
  const people = [
    { name: '李雷', email: email('li') },
    { name: '老板', email: email('boss') },
  ];
  const { outcomes } = (await send('POST', '/api/people/invitations', admin, { people, days: 3 })).json();
  expect(outcomes).toMatchObject([{ ok: true }, { ok: false, issues: [{ code: 'not_unique' }] }]);
  const [{ id, token }] = outcomes;
  const state = async () => (await send('GET', `/api/people/${id}`, admin)).json().state;
  expect(await state()).toBe('invited');
  const renewed = (await send('POST', `/api/people/${id}/invitation`, admin, { days: 3 })).json();
  const use = (text: string) => app.inject({ method: 'POST', url: '/api/session/link', payload: { token: text } });
  expect((await use(token)).json().code).toBe('link_expired');
  expect((await send('DELETE', `/api/people/${id}/invitation`, admin)).statusCode).toBe(200);
  expect((await use(renewed.token)).json().code).toBe('link_expired');
  expect(await state()).toBe('neverSignedIn');
  const third = (await send('POST', `/api/people/${id}/invitation`, admin, { days: 3 })).json();
  expect((await use(third.token)).statusCode).toBe(200);
  expect((await use(third.token)).statusCode).toBe(401);
  expect(await state()).toBe('active');
  expect((await send('GET', '/api/people?q=lilei', admin)).json().people).toMatchObject([{ name: '李雷' }]);
  expect((await send('GET', '/api/users?q=ll', admin)).json().users).toMatchObject([{ name: '李雷' }]);
  expect((await send('POST', '/api/people/invitations', await enter('rep'), { people })).json().code).toBe('no_right');
});

test('a token that only reads is refused by every route that writes, also its owner’s rights notwithstanding', async () => {
  const mine = await enter('boss');
  const made = (await send('POST', '/api/tokens', mine, { name: 'report', readOnly: true })).json();
  expect(made.readOnly).toBe(true);
  const reader = { authorization: `Bearer ${made.token}` };
  expect((await send('GET', '/api/people', reader)).statusCode).toBe(200);
  expect((await send('POST', '/api/records/account/query', reader, {})).statusCode).toBe(200);
  expect(await openTo(reader, 'no_right')).toEqual(LOOKS);
  for (const leaving of LEAVES) {
    const [method = '', url = ''] = leaving.split(' ');
    expect((await send(method, url, reader)).json().code).toBe('no_right');
  }
});
