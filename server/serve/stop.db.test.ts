import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { knownPlace } from '#server/platform/postgres/embedded/place.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loudou-stop-'));
afterAll(() => {
  const home = knownPlace(dataDir)?.home;
  for (const folder of [dataDir, home]) if (folder) rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

function says(child: ChildProcess, text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let heard = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
    if (heard.includes(text)) resolve();
  });
  child.once('exit', () => reject(new Error(`ended before it said ${text}: ${heard}`)));
  return promise;
}

test('a first start that is broken off leaves no database running', async () => {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const args = [main, 'serve', '--data', dataDir, '--port', String(await freePort())];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await says(child, 'Loading the demo company');
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(join(knownPlace(dataDir)!.cluster, 'postmaster.pid'))).toBe(false);
});
