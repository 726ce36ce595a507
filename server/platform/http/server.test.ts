import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Refused } from '../errors.ts';
import { createLog } from '../log/index.ts';
import { type App, createServer, precompress } from './index.ts';

const lines: string[] = [];
const logged = () => lines.join('');
let app: App;
let folder: string;
let databaseDown = false;

/** Signs in whoever sends `cookie: who=page` (a session) or `authorization: Bearer api` (a token). */
const authenticate = async ({ headers }: { headers: Record<string, unknown> }) => {
  const context = { locale: 'zh-CN', actor: { userId: 'u1' } } as Context;
  if (headers.authorization === 'Bearer api') return { context };
  return headers.cookie === 'who=page' ? { context, csrf: 'proof' } : undefined;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Loudou</title>');
  writeFileSync(join(folder, 'assets/main-1a2b3c.js'), `console.log(1);${' '.repeat(4000)}`);
  await precompress(folder);
  app = await createServer({
    log: createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } }),
    authenticate: authenticate as never,
    publicDir: folder,
    bodyLimit: 10_000,
    labels: { amount: { 'zh-CN': '金额', en: 'Amount' } },
    labelOf: (request, object, field) =>
      object === 'lead' && field === 'company'
        ? { 'zh-CN': '公司', 'zh-TW': '公司', en: 'Company' }[request.locale]
        : undefined,
    readiness: {
      database: async () => {
        if (databaseDown) throw new Error('down');
      },
    },
  });
  const body = z.object({
    amount: z.number(),
    note: z.string().max(5).optional(),
    tags: z.array(z.string()).optional(),
    kind: z.enum(['a', 'b']).optional(),
  });
  const done = z.object({ done: z.boolean() });
  const schema = { summary: 'Echo', tags: ['test'], body, response: { 200: done } };
  app.post('/api/echo', { schema }, () => ({ done: true }));
  app.get('/api/who', () => ({ ok: true }));
  app.get('/api/open', { config: { access: 'public' } }, (request) => ({ user: request.context.actor.userId }));
  app.post('/api/enter', { config: { access: 'public', rateLimit: { max: 3, timeWindow: 60_000 } } }, () => ({}));
  app.get('/api/crash', () => {
    throw new Error('secret-detail in the cause');
  });
  app.get('/api/away', () => {
    throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
  });
  app.get('/api/objects/:object/refuse', () => {
    throw new Refused('invalid_input', { issues: [{ code: 'required', field: 'company' }] });
  });
  app.get('/api/locked', { config: { access: 'public' } }, () => {
    throw new Refused('locked_out', { params: { minutes: 15 } });
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const page = { cookie: 'who=page', 'x-csrf-token': 'proof' };
const bearer = { authorization: 'Bearer api' };
const echo = (payload: unknown, headers: Record<string, string> = page, url = '/api/echo') =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

describe('who may enter', () => {
  test('routes are closed unless they say they are public', async () => {
    const closed = await app.inject('/api/who');
    expect([closed.statusCode, closed.json().code]).toEqual([401, 'not_signed_in']);
    expect((await app.inject({ url: '/api/who', headers: bearer })).json()).toEqual({ ok: true });
    expect((await app.inject('/api/open')).json().code).toBe('not_signed_in');
    expect((await app.inject('/%61pi/who')).statusCode).toBe(401);
  });

  test('a change with a cookie needs the token of the session', async () => {
    expect((await echo({ amount: 1 })).json()).toEqual({ done: true });
    for (const headers of [{ cookie: 'who=page' }, { cookie: 'who=page', 'x-csrf-token': 'wrong' }]) {
      const refused = await echo({ amount: 1 }, headers as Record<string, string>);
      expect([refused.statusCode, refused.json().code]).toEqual([403, 'csrf_failed']);
    }
    expect((await echo({ amount: 1 }, bearer)).statusCode).toBe(200);
  });

  test('a change that another site sends is refused, also a sign-in', async () => {
    const host = { host: 'crm.example.com' };
    const from = (origin: string) => echo({ amount: 1 }, { ...page, ...host, origin });
    expect((await from('https://crm.example.com')).statusCode).toBe(200);
    expect((await from('https://evil.example')).json().code).toBe('csrf_failed');
    expect((await from('null')).json().code).toBe('csrf_failed');
    expect((await echo({}, { 'sec-fetch-site': 'cross-site' }, '/api/enter')).json().code).toBe('csrf_failed');
    const form = { ...page, 'content-type': 'text/plain' };
    expect((await echo('{"amount":1}', form)).json().code).toBe('unsupported_media');
  });

  test('too many tries from one address are refused', async () => {
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await echo({}, {}, '/api/enter'));
    expect(answers.at(-1)!.statusCode).toBe(429);
    expect(answers.at(-1)!.json().code).toBe('too_many_requests');
    expect(answers.at(-1)!.headers['retry-after']).toBeDefined();
  });
});

describe('refusals', () => {
  test('say in the language of the reader what is wrong', async () => {
    const zh = await echo({ note: '很长很长很长' });
    expect(zh.statusCode).toBe(422);
    expect(zh.json()).toEqual({
      code: 'invalid_input',
      message: '有内容需要修改',
      issues: [
        { code: 'required', field: 'amount', message: '金额必填' },
        { code: 'too_long', field: 'note', params: { max: 5 }, message: 'note最多 5 个字' },
      ],
    });
    const en = await echo({ amount: 'x' }, page, '/api/echo?lang=en');
    expect(en.json().issues[0]).toEqual({ code: 'not_a_number', field: 'amount', message: 'Amount must be a number' });
    const locked = await app.inject({
      url: '/api/locked',
      headers: { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.5' },
    });
    expect([locked.statusCode, locked.json().message]).toEqual([429, 'Too many attempts. Try again in 15 minutes']);
  });

  test('take labels from the definitions', async () => {
    const url = '/api/objects/lead/refuse';
    expect((await app.inject({ url, headers: bearer })).json().issues[0].message).toBe('公司必填');
    expect((await app.inject({ url: `${url}?lang=en`, headers: bearer })).json().issues[0].message).toBe(
      'Company is required',
    );
  });

  test('bad JSON, poisoned JSON, too much, unknown addresses', async () => {
    expect((await echo('{"amount":')).json()).toMatchObject({ code: 'invalid_input' });
    expect((await echo('{"__proto__":{"x":1},"amount":1}')).json().code).toBe('invalid_input');
    expect((await echo({ amount: 1, note: 'x'.repeat(20_000) })).json().code).toBe('payload_too_large');
    const missing = await app.inject('/api/nothing-here');
    expect([missing.statusCode, missing.json().code]).toEqual([404, 'not_found']);
    expect((await app.inject({ method: 'POST', url: '/some/page' })).statusCode).toBe(404);
  });

  test('characters that cannot be stored are named, wherever they stand', async () => {
    const nul = await echo('{"amount":1,"tags":["ok","a\\u0000b"]}');
    expect(nul.statusCode).toBe(422);
    expect(nul.json().issues).toMatchObject([{ code: 'invalid_character', field: 'tags.1' }]);
    expect((await echo('{"amount":1,"note":"\\ud800"}')).json().issues).toMatchObject([{ field: 'note' }]);
    expect((await echo('{"amount":1,"a\\u0000":1}')).json().issues).toMatchObject([{ code: 'invalid_character' }]);
    const query = await app.inject({ url: '/api/who?q=%00', headers: bearer });
    expect(query.json().issues).toMatchObject([{ code: 'invalid_character', field: 'q' }]);
    const trap = await echo('{"amount":1,"kind":{"toString":{"x":1}}}');
    expect([trap.statusCode, trap.json().issues[0].code]).toEqual([422, 'unknown_option']);
    const deep = `{"amount":1,"note":${'['.repeat(3000)}${']'.repeat(3000)}}`;
    expect((await echo(deep)).json().code).toBe('invalid_input');
  });

  test('an unknown error is logged under an id and tells nothing', async () => {
    const crash = await app.inject({ url: '/api/crash?lang=en', headers: bearer });
    const { errorId } = crash.json();
    expect(crash.statusCode).toBe(500);
    expect(crash.json()).toEqual({
      code: 'internal',
      errorId,
      message: `Something unexpected went wrong. It was logged as ${errorId}`,
    });
    expect(logged()).toContain(errorId);
    expect(logged()).toContain('secret-detail in the cause');
    expect((await app.inject({ url: '/api/away', headers: bearer })).json().code).toBe('unavailable');
  });
});

describe('headers and logs', () => {
  test('a strict policy, no framing, no sniffing, a request id, nothing cached', async () => {
    const { headers } = await app.inject({ url: '/api/who', headers: bearer });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('secrets never reach the log', async () => {
    await app.inject({ url: '/api/who?token=TOPSECRET1&x=1', headers: { authorization: 'Bearer TOPSECRET2' } });
    await echo('{"password":"TOPSECRET3"', { ...page, cookie: 'who=page; loudou_session=TOPSECRET4' });
    await echo('{"amount":"TOPSECRET5","password":"TOPSECRET6"}');
    app.log.info({ password: 'TOPSECRET7', user: { token: 'TOPSECRET8' }, req: { headers: { cookie: 'TOPSECRET9' } } });
    expect(logged()).not.toContain('TOPSECRET');
    expect(logged()).toContain('/api/who?token=[hidden]&x=1');
  });
});

describe('health', () => {
  test('alive and ready are two questions', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ok', checks: { database: 'ok', running: 'ok' } });
    databaseDown = true;
    const down = await app.inject('/readyz');
    expect([down.statusCode, down.json()]).toEqual([
      503,
      { status: 'failed', checks: { database: 'failed', running: 'ok' } },
    ]);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    databaseDown = false;
  });
});

describe('the web app', () => {
  test('hashed assets are kept for good and sent compressed', async () => {
    const asset = await app.inject({ url: '/assets/main-1a2b3c.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-encoding']).toBe('br');
    expect(asset.headers['content-type']).toMatch(/javascript/);
    expect(asset.rawPayload.length).toBeLessThan(200);
    expect((await app.inject('/assets/gone.js')).statusCode).toBe(404);
  });

  test('every other address is a page', async () => {
    for (const method of ['GET', 'HEAD'] as const)
      for (const url of ['/', '/opportunity/board?owner=x', '/sign-in']) {
        const answer = await app.inject({ method, url });
        expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache']);
        expect(answer.headers['content-type']).toMatch(/text\/html/);
        expect(answer.body).toBe(method === 'GET' ? '<!doctype html><title>Loudou</title>' : '');
      }
    expect((await app.inject('/../../etc/passwd')).body).not.toContain('root:');
    expect((await app.inject('/%2e%2e/%2e%2e/etc/passwd')).body).not.toContain('root:');
  });
});

describe('OpenAPI', () => {
  type Operation = { operationId: string; responses: Record<string, unknown>; security?: unknown[] };
  test('a 3.1 document whose references resolve, with refusals and security', async () => {
    const document = (await app.inject('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.components.schemas.Error.properties.code.enum).toContain('gate_unmet');
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty(name!);
    const post = document.paths['/api/echo'].post as Operation;
    expect(post).toMatchObject({ operationId: 'postEcho', summary: 'Echo', tags: ['test'] });
    expect(Object.keys(post.responses)).toEqual(['200', 'default']);
    expect(document.security).toEqual([{ session: [] }, { token: [] }]);
  });

  test('a page to browse it that works under the policy', async () => {
    const docs = await app.inject('/api/docs');
    expect(docs.statusCode).toBe(200);
    expect(docs.body).not.toMatch(/<script(?![^>]*src=)/);
    const scripts = [...docs.body.matchAll(/<script src="([^"]+)"/g)].map(([, source]) => source!);
    expect(scripts.length).toBeGreaterThan(0);
    for (const source of scripts) {
      const script = await app.inject(new URL(source, 'http://localhost/api/docs').pathname);
      expect([source, script.statusCode]).toEqual([source, 200]);
    }
  });
});
