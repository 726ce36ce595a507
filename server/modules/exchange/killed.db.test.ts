import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportBody } from '#contract/imports.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import { type Folder, makeFolder } from './testing/files.ts';

/** The real server, killed in the middle of an import that came over HTTP, and then two of it on the same data. */
const ROWS = 20_000;
const MAIN = join(import.meta.dirname, '..', '..', 'main.ts');
const ADMIN = { name: '管理员', email: 'admin@killed.example', password: 'a-long-enough-password-7' };

let db: TestDatabase;
let folder: Folder;
const servers: ChildProcess[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  folder = makeFolder();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => end(server, 'SIGTERM')));
  folder?.remove();
  await db?.drop();
});

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** Starts a server on the same database and data folder; answers it, its address and its log so far. */
async function start() {
  const args = [MAIN, 'serve', '--port', '0', '--data', folder.path('data'), '--blank'];
  const env = { ...process.env, DATABASE_URL: db.adminUrl, DATABASE_APP_URL: db.appUrl };
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  servers.push(server);
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    const address = /Loudou 漏斗\s+(http:\/\/\S+)/.exec(said)?.[1];
    if (address) resolve(address);
  };
  server.stdout.on('data', hear);
  server.stderr.on('data', hear);
  server.once('exit', () => reject(new Error(`ended before it listened: ${said}`)));
  return { server, address: await promise, log: () => said };
}

/** Sets the company up and answers how to speak to any of the servers in its administrator's name. */
async function signIn(address: string) {
  const data = { company: '被杀的公司', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', admin: ADMIN };
  const headers = { 'content-type': 'application/json', origin: address };
  const setUp = await fetch(`${address}/api/setup`, { method: 'POST', headers, body: JSON.stringify(data) });
  if (!setUp.ok) throw new Error(await setUp.text());
  const cookie = setUp.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const session = (await (await fetch(`${address}/api/session`, { headers: { cookie } })).json()) as { csrf: string };
  return async <T>(path: string, body?: BodyInit, at = address): Promise<T> => {
    const answer = await fetch(`${at}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, 'x-csrf-token': session.csrf, origin: at },
      ...(body === undefined ? {} : { body }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as T;
  };
}

test('an import goes on by itself after kill -9, once, though two servers start', { timeout: 240_000 }, async () => {
  const first = await start();
  const ask = await signIn(first.address);
  const rows = Array.from({ length: ROWS }, (_, index) => `K${index},被杀商机${index},初步接洽,2025-01-02`);
  const form = new FormData();
  const columns = { 编号: 'externalId', 名称: 'name', 阶段: 'stage', 创建: 'createdAt' };
  form.append('plan', JSON.stringify({ object: 'opportunity', batchSize: 500, columns }));
  form.append('file', new Blob([`编号,名称,阶段,创建\n${rows.join('\n')}\n`], { type: 'text/csv' }), '商机.csv');
  const begun = await ask<ImportBody>('/api/imports', form);
  const look = (at: string) => ask<ImportBody>(`/api/imports/${begun.id}`, undefined, at);
  while ((await look(first.address)).counts.created < 1_000) await sleep(20);
  await end(first.server, 'SIGKILL');

  const [second, third] = await Promise.all([start(), start()]);
  let now = await look(second.address);
  expect(now.counts.created).toBeLessThan(ROWS);
  while (now.state === 'running') {
    await sleep(100);
    now = await look(third.address);
  }
  expect(now).toMatchObject({ state: 'done', totalRows: ROWS, counts: { rowsRead: ROWS, created: ROWS, refused: 0 } });

  const [workspace] = (await db.owner.query("select 'ws_' || slug as schema from loudou.workspace")).rows;
  const counted = await db.app.query(
    `select (select count(*)::int from ${workspace.schema}.opportunity) as records,
       (select count(distinct external_id)::int from ${workspace.schema}.opportunity) as numbers,
       (select count(*)::int from ${workspace.schema}.import_row) as "rows",
       (select count(*)::int from ${workspace.schema}.stage_visit) as visits,
       (select count(distinct record_id)::int from ${workspace.schema}.stage_visit) as visited`,
  );
  expect(counted.rows[0]).toEqual({ records: ROWS, numbers: ROWS, rows: ROWS, visits: ROWS, visited: ROWS });
  const goesOn = [second, third].filter(({ log }) => log().includes('import goes on'));
  expect(goesOn).toHaveLength(1);
});
