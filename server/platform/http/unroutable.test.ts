import { connect } from 'node:net';
import multipart from '@fastify/multipart';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log/index.ts';
import { type App, createServer } from './index.ts';

let app: App;
let port: number;
beforeAll(async () => {
  app = await createServer({ log: createLog({ level: 'silent' }), authenticate: async () => undefined });
  app.get('/api/things/:id', { config: { access: 'public' } }, () => ({ ok: true }));
  await app.register(async (scope) => {
    await scope.register(multipart);
    scope.post('/api/upload', { config: { access: 'public' } }, async (request) => {
      const part = await request.file();
      await part?.toBuffer();
      return { ok: true };
    });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

const PROTECTED = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-type': 'application/json; charset=utf-8',
};

test.each([
  ['/api/things/%ED%A0%80', 400],
  ['/api/things/%zz', 400],
  [`/api/things/${'x'.repeat(300)}`, 414],
])('an address that is none is refused like everything else: %s', async (url, status) => {
  const answer = await app.inject({ url, headers: { 'accept-language': 'en' } });
  expect([answer.statusCode, answer.json()]).toEqual([
    status,
    { code: 'invalid_input', message: 'Something needs to be corrected' },
  ]);
  expect(answer.headers).toMatchObject(PROTECTED);
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

/** What the server answers to bytes that no client library would send. */
function say(bytes: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let heard = '';
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  socket.on('close', () => resolve(heard));
  socket.on('error', reject);
  return promise;
}

test.each([
  ['no HTTP at all', 'HELO\r\n\r\n', 400],
  ['a header that is none', 'GET / HTTP/1.1\r\nHost: x\r\na b c\r\n\r\n', 400],
  ['too long a head', `GET /?${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
])('what is no request is refused like everything else: %s', async (_, bytes, status) => {
  const [head = '', body = ''] = (await say(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  for (const [name, value] of Object.entries(PROTECTED))
    expect(head.toLowerCase()).toContain(`${name}: ${value.toLowerCase()}`);
  expect(JSON.parse(body)).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(/./) });
});

test.each([
  ['that ends in the middle', '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'],
  ['that ends before its first part', '--b\r\n'],
  ['with nothing of a form in it', 'hello'],
])('a form %s is refused', async (_, payload) => {
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await app.inject({ method: 'POST', url: '/api/upload', headers, payload });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid_input']);
  const bare = { 'content-type': 'multipart/form-data' };
  const unbound = await app.inject({ method: 'POST', url: '/api/upload', headers: bare, payload });
  expect(unbound.json().code).toBe('invalid_input');
});
