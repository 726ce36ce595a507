import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createServer } from '#server/platform/http/index.ts';
import { createLog } from '#server/platform/log/index.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import {
  createAuthenticate,
  createUsers,
  createWorkspace,
  findWorkspace,
  IDENTITY_LABELS,
  type IdentityRoutesOptions,
  identityRoutes,
  setIdentityHooks,
  systemContext,
} from './index.ts';

const PASSWORD = 'correct horse battery';
const SETUP = {
  company: '恒拓集团',
  locale: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  admin: { name: '管理员', email: 'admin@example.com', password: PASSWORD },
};
const lines: string[] = [];
const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
let db: TestDatabase;
let app: App;
let installed: string[];

const open = async (more: Partial<IdentityRoutesOptions> = {}): Promise<App> => {
  const pools = { owner: db.owner, app: db.app };
  const opened = await createServer({ log, authenticate: createAuthenticate({ pools, log }), labels: IDENTITY_LABELS });
  identityRoutes({ pools, log, demoSwitcher: 'loopback', signInsPerMinute: 1000, ...more })(opened);
  return opened;
};

beforeAll(async () => {
  db = await createTestDatabase();
  setIdentityHooks({
    installWorkspace: async (tx, workspace) => {
      await tx.query(`select 1 from ${workspace.schema}.users`);
      installed.push(workspace.slug);
    },
  });
  installed = [];
  app = await open();
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

type Call = { headers?: Record<string, string>; body?: unknown };
const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, { headers = {}, body }: Call = {}, on = app) =>
  on.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body as object }) });
const cookieOf = (answer: LightMyRequestResponse) => answer.cookies.find((cookie) => cookie.name === 'loudou_session')!;
const signIn = (email = SETUP.admin.email, password = PASSWORD) =>
  call('POST', '/api/session', { body: { email, password } });
const headersOf = (answer: LightMyRequestResponse) => ({
  cookie: `loudou_session=${cookieOf(answer).value}`,
  'x-csrf-token': answer.json().csrf as string,
});

describe('set-up', () => {
  test('is needed until it is done, is done once, and signs the first administrator in', async () => {
    expect((await call('GET', '/api/setup')).json()).toEqual({ needed: true, demo: false });
    const weak = await call('POST', '/api/setup?lang=en', {
      body: { ...SETUP, admin: { ...SETUP.admin, password: 'password123' } },
    });
    expect(weak.json().issues[0].message).toBe(
      'The password needs at least 10 characters and must not be a common one',
    );
    const zone = await call('POST', '/api/setup', { body: { ...SETUP, timeZone: 'Mars/Base' } });
    expect(zone.json().issues).toMatchObject([{ field: 'timeZone', message: '时区的值无效' }]);
    const both = await Promise.all([1, 2].map(() => call('POST', '/api/setup', { body: SETUP })));
    const done = both.find((answer) => answer.statusCode === 200)!;
    expect(both.map((answer) => answer.statusCode).toSorted()).toEqual([200, 409]);
    expect(done.json()).toMatchObject({
      user: { name: '管理员', email: SETUP.admin.email },
      workspace: { slug: 'main', name: '恒拓集团', currency: 'CNY', timeZone: 'Asia/Shanghai', demo: false },
      rights: { '*': { create: true, read: true, update: true, delete: true } },
    });
    expect(done.json().abilities).toContain('manageUsers');
    expect(installed).toEqual(['main']);
    expect((await call('GET', '/api/setup')).json()).toEqual({ needed: false, demo: false });
    expect((await call('POST', '/api/setup', { body: SETUP })).json().code).toBe('setup_done');
    expect((await call('GET', '/api/session', { headers: headersOf(done) })).statusCode).toBe(200);
  });
});

describe('session', () => {
  test('the cookie is out of reach of scripts and other sites, and secure behind https', async () => {
    const cookie = cookieOf(await signIn());
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie.secure).toBeUndefined();
    // What anybody may write into a header counts only from a proxy that is named.
    const given = { email: SETUP.admin.email, password: PASSWORD };
    const spoofed = await call('POST', '/api/session', { headers: { 'x-forwarded-proto': 'https' }, body: given });
    expect(cookieOf(spoofed).secure).toBeUndefined();
    const pools = { owner: db.owner, app: db.app };
    const proxied = await createServer({ log, authenticate: createAuthenticate({ pools, log }), trustProxy: true });
    identityRoutes({ pools, log, demoSwitcher: 'off' })(proxied);
    const body = { email: SETUP.admin.email, password: PASSWORD };
    const https = { 'x-forwarded-proto': 'https' };
    const secure = await call('POST', '/api/session', { headers: https, body }, proxied);
    const [hosted] = secure.cookies;
    expect(hosted).toMatchObject({ name: '__Host-loudou_session', secure: true, path: '/', httpOnly: true });
    expect(hosted?.domain).toBeUndefined();
    const look = async (headers: Record<string, string>) =>
      (await call('GET', '/api/session', { headers }, proxied)).statusCode;
    expect(await look({ ...https, cookie: `__Host-loudou_session=${hosted!.value}` })).toBe(200);
    // A neighbour of this host may plant a cookie without the prefix: it is none here, nor the other way round.
    expect(await look({ ...https, cookie: `loudou_session=${hosted!.value}` })).toBe(401);
    expect(await look({ cookie: `__Host-loudou_session=${hosted!.value}` })).toBe(401);
    const headers = { ...https, cookie: `__Host-loudou_session=${hosted!.value}`, 'x-csrf-token': secure.json().csrf };
    const left = await call('DELETE', '/api/session', { headers }, proxied);
    expect(left.cookies).toMatchObject([{ name: '__Host-loudou_session', value: '', secure: true }]);
    await proxied.close();
  });

  test('wrong credentials in both languages', async () => {
    const wrong = await signIn(SETUP.admin.email, 'nope');
    expect([wrong.statusCode, wrong.json()]).toEqual([401, { code: 'wrong_credentials', message: '邮箱或密码不正确' }]);
    const en = await call('POST', '/api/session', {
      headers: { 'accept-language': 'en-US' },
      body: { email: 'x@y.z', password: 'n' },
    });
    expect(en.json().message).toBe('The e-mail address or the password is not right');
    expect(wrong.cookies).toEqual([]);
  });

  test('changes need the token of the session; signing out ends it', async () => {
    const headers = headersOf(await signIn());
    const body = { theme: 'dark', locale: 'en' };
    const without = await call('POST', '/api/session/preferences', { headers: { cookie: headers.cookie }, body });
    expect([without.statusCode, without.json().code]).toEqual([403, 'csrf_failed']);
    expect((await call('POST', '/api/session/preferences', { headers, body })).json()).toEqual({ done: true });
    expect((await call('GET', '/api/session', { headers })).json().user).toMatchObject(body);
    const missing = await call('GET', '/api/users/018f0000-0000-7000-8000-000000000000', {
      headers: { ...headers, 'accept-language': 'zh' },
    });
    expect(missing.json().message).toBe('This was not found');
    await call('POST', '/api/session/preferences', { headers, body: { locale: null } });
    const out = await call('DELETE', '/api/session', { headers });
    expect([out.statusCode, cookieOf(out).value]).toEqual([200, '']);
    expect((await call('GET', '/api/session', { headers })).json().code).toBe('not_signed_in');
  });

  test('signing in again gives a new session and ends the one the browser had, whoever put it there', async () => {
    const former = headersOf(await signIn());
    const body = { email: SETUP.admin.email, password: PASSWORD };
    const again = await call('POST', '/api/session', { headers: { cookie: former.cookie }, body });
    expect(again.statusCode).toBe(200);
    expect(`loudou_session=${cookieOf(again).value}`).not.toBe(former.cookie);
    expect((await call('GET', '/api/session', { headers: former })).json().code).toBe('not_signed_in');
    expect((await call('GET', '/api/session', { headers: headersOf(again) })).statusCode).toBe(200);
    // A value that somebody made up is not taken over.
    const planted = await call('POST', '/api/session', { headers: { cookie: 'loudou_session=company.planted' }, body });
    expect(cookieOf(planted).value).not.toContain('planted');
  });

  test('guessing is slowed by address too', async () => {
    const strict = await open({ signInsPerMinute: 3 });
    const codes = [];
    for (let i = 0; i < 5; i++)
      codes.push(
        (await call('POST', '/api/session', { body: { email: `g${i}@x.example`, password: 'n' } }, strict)).statusCode,
      );
    expect(codes).toEqual([401, 401, 401, 429, 429]);
    await strict.close();
  });
});

describe('people and tokens', () => {
  test('from department to signed-in user by link, all over HTTP', async () => {
    const headers = headersOf(await signIn());
    const department = (await call('POST', '/api/departments', { headers, body: { name: '华东' } })).json();
    const users = [
      { name: '李雷', email: 'lilei@example.com', roles: ['rep'], departmentId: department.id },
      { name: '坏', roles: ['ghost'] },
    ];
    const { outcomes } = (await call('POST', '/api/users', { headers, body: { users } })).json();
    expect(outcomes[1]).toMatchObject({ ok: false, issues: [{ field: 'roles', message: '找不到角色“ghost”' }] });
    const { id } = outcomes[0];
    expect((await call('GET', `/api/users?department=${department.id}`, { headers })).json().users).toMatchObject([
      { id, roles: ['rep'], hasPassword: false },
    ]);
    const link = (await call('POST', `/api/users/${id}/sign-in-link`, { headers })).json();
    const entered = await call('POST', '/api/session/link', { body: { token: link.token } });
    expect(entered.json()).toMatchObject({
      user: { id, departmentId: department.id, hasPassword: false },
      abilities: [],
    });
    expect((await call('POST', '/api/session/link', { body: { token: link.token } })).json().code).toBe('link_expired');
    const rep = headersOf(entered);
    const first = await call('POST', '/api/session/password', { headers: rep, body: { next: PASSWORD } });
    expect(first.json()).toEqual({ done: true });
    expect((await call('GET', '/api/session', { headers: rep })).json().user.hasPassword).toBe(true);
    expect((await call('POST', '/api/users', { headers: rep, body: { users } })).json().code).toBe('no_right');
    const parent = await call('PATCH', `/api/departments/${department.id}`, {
      headers,
      body: { parentId: department.id },
    });
    expect(parent.json().issues).toMatchObject([{ field: 'parentId', message: '上级部门的值无效' }]);
    const patched = await call('PATCH', `/api/users/${id}`, { headers, body: { active: false } });
    expect(patched.json().active).toBe(false);
    expect((await call('GET', '/api/session', { headers: rep })).statusCode).toBe(401);
  });

  test('an API token needs no cookie and no csrf token', async () => {
    const headers = headersOf(await signIn());
    const { token, id } = (await call('POST', '/api/tokens', { headers, body: { name: 'BI' } })).json();
    const bearer = { authorization: `Bearer ${token}` };
    const session = (await call('GET', '/api/session', { headers: bearer })).json();
    expect(session.csrf).toBeUndefined();
    expect((await call('POST', '/api/departments', { headers: bearer, body: { name: '经接口' } })).statusCode).toBe(
      200,
    );
    expect((await call('POST', '/api/tokens', { headers: bearer, body: { name: 'child' } })).json().code).toBe(
      'no_right',
    );
    expect(
      (
        await call('GET', '/api/session', {
          headers: { ...headers, authorization: 'Bearer ldt_main.wrongwrongwrongwrong' },
        })
      ).statusCode,
    ).toBe(401);
    expect((await call('DELETE', `/api/tokens/${id}`, { headers })).json()).toEqual({ done: true });
    expect((await call('GET', '/api/session', { headers: bearer })).statusCode).toBe(401);
  });

  test('roles are listed, made and changed', async () => {
    const headers = headersOf(await signIn());
    const role = {
      key: 'partner',
      names: { 'zh-CN': '渠道' },
      rights: { lead: { create: true, read: 'own' } },
      abilities: ['export'],
    };
    expect((await call('POST', '/api/roles', { headers, body: role })).json()).toMatchObject(role);
    expect((await call('POST', '/api/roles', { headers, body: role })).json().issues).toMatchObject([
      { code: 'not_unique', field: 'key' },
    ]);
    const changed = await call('PATCH', '/api/roles/partner', { headers, body: { names: { 'zh-CN': '伙伴' } } });
    expect(changed.json()).toMatchObject({ ...role, names: { 'zh-CN': '伙伴' } });
    expect(
      (await call('GET', '/api/roles', { headers })).json().roles.map((one: { key: string }) => one.key),
    ).toContain('partner');
  });
});

describe('the demo', () => {
  test('the switcher opens only in a demo, and only where it is allowed', async () => {
    expect((await call('GET', '/api/demo/personas')).json().code).toBe('demo_only');
    const pools = { owner: db.owner, app: db.app };
    const basics = { name: '演示', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY' } as const;
    const workspace = await createWorkspace(
      { pools },
      { ...basics, slug: 'demo', demo: true, demoAnchor: '2026-03-31' },
    );
    const people = [
      { name: '王芳', email: 'wang@demo.example', title: '销售代表', roles: ['rep'] },
      { name: '赵强', email: 'zhao@demo.example', roles: ['manager'] },
    ];
    await createUsers(systemContext({ pools, log, now: new Date() }, workspace), people);
    expect((await findWorkspace({ pools }, 'demo'))?.demo).toBe(true);
    expect((await call('GET', '/api/setup')).json()).toEqual({ needed: false, demo: true });
    expect((await call('GET', '/api/demo/personas?lang=en')).json().personas).toEqual([
      { persona: 'rep', role: 'Sales rep', name: '王芳', title: '销售代表', department: null },
      { persona: 'manager', role: 'Sales manager', name: '赵强', title: null, department: null },
    ]);
    const entered = await call('POST', '/api/demo/sign-in', { body: { persona: 'rep' } });
    expect(entered.json()).toMatchObject({ user: { name: '王芳' }, workspace: { slug: 'demo' }, demo: true });
    expect((await call('POST', '/api/demo/sign-in', { body: { persona: 'ghost' } })).json().code).toBe('not_found');
    const foreign = await call('POST', '/api/demo/sign-in', {
      headers: { host: 'rebound.example' },
      body: { persona: 'rep' },
    });
    expect(foreign.json().code).toBe('demo_only');
    const closed = await open({ demoSwitcher: 'off' });
    expect((await call('POST', '/api/demo/sign-in', { body: { persona: 'rep' } }, closed)).json().code).toBe(
      'demo_only',
    );
    await closed.close();
  });
});

describe('the API as a whole', () => {
  test('its description is complete', async () => {
    const document = (await call('GET', '/api/openapi.json')).json();
    const ids = new Set<string>();
    for (const [path, operations] of Object.entries<Record<string, Record<string, unknown>>>(document.paths))
      for (const [method, operation] of Object.entries(operations)) {
        expect([path, method, typeof operation.summary, (operation.tags as string[]).length]).toEqual([
          path,
          method,
          'string',
          1,
        ]);
        expect(Object.keys(operation.responses as object)).toEqual(['200', 'default']);
        ids.add(String(operation.operationId));
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        const declared = ((operation.parameters ?? []) as { in: string; name: string }[]).filter(
          (one) => one.in === 'path',
        );
        expect(declared.map((one) => one.name)).toEqual(named);
      }
    expect(ids.size).toBe(Object.values<object>(document.paths).flatMap((one) => Object.keys(one)).length);
    expect(document.paths['/api/session'].post.security).toEqual([]);
    expect(document.paths['/api/session'].get.security).toBeUndefined();
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty(name!);
  });

  test('no password, cookie, link or token stands in the log', () => {
    const text = lines.join('');
    expect(text).toContain('/api/session');
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toMatch(/main\.[\w-]{40,}/);
  });
});
