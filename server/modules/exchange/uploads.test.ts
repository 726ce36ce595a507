import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refused } from '#server/platform/errors.ts';
import { receiveUpload } from './uploads.ts';

const MAX = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
const app = fastify();
let port: number;
beforeAll(async () => {
  await app.register(multipart);
  app.post('/', async (incoming, reply) => {
    try {
      const { file, id } = await receiveUpload(incoming, folder, MAX);
      return { ...file, id };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return reply.code(413).send({ code: error.code, ...error.params });
    }
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** Sends a form piece by piece, without saying beforehand how long it is. */
async function send(filename: string, pieces: Iterable<string>): Promise<Record<string, unknown>> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = { 'content-type': 'multipart/form-data; boundary=X' };
  const outgoing = request({ port, host: '127.0.0.1', method: 'POST', headers }, resolve);
  outgoing.on('error', reject);
  outgoing.write(`--X\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\n\r\n`);
  for (const piece of pieces) outgoing.write(piece);
  outgoing.end('\r\n--X--\r\n');
  let text = '';
  for await (const chunk of await promise) text += String(chunk);
  return JSON.parse(text) as Record<string, unknown>;
}

it('ends at the limit however long a file goes on, and keeps nothing of it', async () => {
  const endless = Array.from({ length: 40 }, () => 'x'.repeat(10_000));
  expect(await send('big.csv', endless)).toEqual({ code: 'file_too_large', reason: 'upload' });
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  '../../../../etc/cron.d/evil.csv',
  '..\\..\\evil.csv',
  '/etc/passwd',
  'a/%2e%2e/b.csv',
  `${'很长'.repeat(400)}.csv`,
])('a name leads nowhere: %s', async (name) => {
  const found = await send(name, ['a,b\n1,2\n']);
  const path = String(found.path);
  expect(path).toBe(join(folder, `import-${found.id}`, 'file'));
  expect(readFileSync(path, 'utf8')).toBe('a,b\n1,2\n');
  expect(String(found.name)).not.toMatch(/[/\\]/);
  expect(String(found.name).length).toBeLessThanOrEqual(200);
  expect(existsSync(join(folder, '..', 'evil.csv'))).toBe(false);
});
