import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, emailOf, PASSWORD } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { wire } from '#server/wiring.ts';
import { type ReverseProxy, startReverseProxy } from './testing/reverseProxy.ts';

const MAIN = join(import.meta.dirname, '..', 'main.ts');
const CLIENTS = 6;
let db: TestDatabase;
let dataDir: string;
let proxy: ReverseProxy;
const running = new Map<number, ChildProcess>();

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

/** Resolves when it listens. */
async function start(port: number): Promise<void> {
  const args = [MAIN, 'serve', '--port', String(port), '--data', dataDir, '--blank'];
  const database = { DATABASE_URL: db.adminUrl, DATABASE_APP_URL: db.appUrl };
  const env = { ...process.env, ...database, TRUST_PROXY: '127.0.0.1', DRAIN_SECONDS: '1', LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  running.set(port, child);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.stdout.on('data', (piece: Buffer) => piece.includes('http://') && resolve());
  child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  await promise;
}

async function stop(port: number): Promise<number | null> {
  const child = running.get(port)!;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  running.delete(port);
  return code;
}

beforeAll(async () => {
  wire();
  db = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'loudou-restart-'));
  chmodSync(dataDir, 0o711);
  const world = await createWorld(db, 'restarted');
  await world.user('rep');
});
afterAll(async () => {
  await Promise.all([...running.keys()].map(stop));
  await proxy?.stop();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
  await db?.drop();
});

test('no request is lost while two servers behind a proxy are restarted one after the other', {
  timeout: 180_000,
}, async () => {
  const ports = [await freePort(), await freePort()];
  await Promise.all(ports.map(start));
  proxy = await startReverseProxy(ports);
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email: emailOf('rep', 'restarted'), password: PASSWORD });
  const session = await fetch(`${proxy.address}/api/session`, { method: 'POST', headers: json, body });
  const { csrf } = (await session.json()) as { csrf: string };
  const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!;

  let over = false;
  const written: string[] = [];
  const lost: string[] = [];
  const work = async (client: number) => {
    for (let count = 0; !over; count++) {
      const name = `${client}/${count}`;
      const answer = await fetch(`${proxy.address}/api/records/account`, {
        method: 'POST',
        headers: { ...json, cookie, 'x-csrf-token': csrf },
        body: JSON.stringify({ records: [{ values: { name } }] }),
      });
      const text = await answer.text();
      if (answer.status === 200 && text.includes('"ok":true')) written.push(name);
      else lost.push(`${name}: ${answer.status} ${text}`);
    }
  };
  const working = Array.from({ length: CLIENTS }, (_, client) => work(client));
  const grown = async () => {
    for (const until = written.length + 30; written.length < until && lost.length === 0; ) await sleep(20);
  };
  for (const port of ports) {
    await grown();
    expect(await stop(port)).toBe(0);
    await grown();
    await start(port);
  }
  await grown();
  over = true;
  await Promise.all(working);
  expect(lost).toEqual([]);
  const { rows } = await db.app.query('select name from ws_restarted.account');
  expect(rows.map((row) => row.name).sort()).toEqual(written.sort());
});
