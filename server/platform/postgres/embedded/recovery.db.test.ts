import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../problem.ts';
import { attachEmbedded } from './attach.ts';
import { isAlive, readPidFile } from './pidFile.ts';
import { knownPlace } from './place.ts';
import { type EmbeddedDatabase, startEmbedded } from './startEmbedded.ts';

const isRoot = process.getuid?.() === 0;
const log: Log = { info() {}, warn() {} };
let base: string;
let dataDir: string;
let cleanUps: (() => unknown)[];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'loudou 恢复 '));
  chmodSync(base, 0o755);
  // Longer than a socket's path may be, with blanks, quotes and Chinese characters.
  dataDir = join(base, `销售 数据 it's "here" ${'长'.repeat(40)}`);
  cleanUps = [];
});
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  const home = existsSync(dataDir) ? knownPlace(dataDir)?.home : undefined;
  if (home) rmSync(home, { recursive: true, force: true });
  rmSync(base, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir: folder, log, lockWaitMs: 300 });
  cleanUps.push(database.stop);
  return database;
}

/** Another process that keeps the folder, and the process numbers one needs to kill. */
async function startElsewhere() {
  const helper = fileURLToPath(new URL('recoveryHelper.ts', import.meta.url));
  const server = spawn(process.execPath, [helper, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanUps.push(() => server.kill('SIGKILL'));
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const { ownerUrl, postgres } = JSON.parse(line.toString()) as { ownerUrl: string; postgres: number };
  cleanUps.push(() => isAlive(postgres) && process.kill(postgres, 'SIGQUIT'));
  return { server, ownerUrl, postgres };
}

async function kill(server: ChildProcess) {
  server.kill('SIGKILL');
  await once(server, 'exit');
}

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const remember = (url: string) => run(url, 'create schema probe; create table probe.note as select 42 as n');
const recall = (url: string) => run(url, 'select n from probe.note');
const remembered = [{ n: 42 }];
const clusterPid = () => readPidFile(knownPlace(dataDir)?.cluster ?? '')?.pid ?? 0;

describe('a start finds what an earlier one left', () => {
  test('after a clean stop', async () => {
    const first = await start();
    await remember(first.ownerUrl);
    const pid = clusterPid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(await recall((await start()).ownerUrl)).toEqual(remembered);
  });

  test('after kill -9 of Loudou: its PostgreSQL still runs and is replaced', async () => {
    const { server, ownerUrl, postgres } = await startElsewhere();
    await remember(ownerUrl);
    await kill(server);
    expect(isAlive(postgres)).toBe(true);
    expect(await recall((await start()).ownerUrl)).toEqual(remembered);
    expect(isAlive(postgres)).toBe(false);
  });

  test('after kill -9 of Loudou while a transaction is open in its PostgreSQL', async () => {
    const { server, ownerUrl } = await startElsewhere();
    await remember(ownerUrl);
    const client = new Client({ connectionString: ownerUrl });
    client.on('error', () => {});
    await client.connect();
    await client.query('begin; update probe.note set n = 0');
    await kill(server);
    expect(await recall((await start()).ownerUrl)).toEqual(remembered);
    await client.end().catch(() => {});
  });

  test('after kill -9 of both', async () => {
    const { server, ownerUrl, postgres } = await startElsewhere();
    await remember(ownerUrl);
    server.kill('SIGKILL');
    process.kill(postgres, 'SIGKILL');
    expect(await recall((await start()).ownerUrl)).toEqual(remembered);
  });

  test('after a build of the cluster that was cut short', async () => {
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true });
    chmodSync(dataDir, 0o711);
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    expect(await run((await start()).ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('after the process number in its pid file was given to another program', async () => {
    const first = await start();
    await first.stop();
    const cluster = knownPlace(dataDir)?.cluster ?? '';
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await run((await start()).ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test('kill -9 of PostgreSQL alone: Loudou starts it again at the same address', async () => {
  const database = await start();
  await remember(database.ownerUrl);
  const before = clusterPid();
  process.kill(before, 'SIGKILL');
  await expect.poll(() => recall(database.ownerUrl).catch(() => 'not yet'), { timeout: 20_000 }).toEqual(remembered);
  expect(clusterPid()).not.toBe(before);
});

test.each(['SIGTERM', 'SIGUSR2'] as const)(
  'a program that ends by itself takes its PostgreSQL along (%s)',
  async (signal) => {
    const { server, postgres } = await startElsewhere();
    server.kill(signal);
    await once(server, 'exit');
    await expect.poll(() => isAlive(postgres), { timeout: 5000 }).toBe(false);
  },
);

describe('one data folder, one Loudou', () => {
  test('a second start in another process is told who has it; the first goes on', async () => {
    const { server, ownerUrl } = await startElsewhere();
    await expect(start()).rejects.toMatchObject({
      code: 'data_folder_in_use',
      en: expect.stringContaining(`process ${server.pid}`),
    });
    expect(await run(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a second start in the same process too', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({ code: 'data_folder_in_use', zh: expect.stringContaining('--data') });
  });

  test('two that start at once on an empty folder: one wins', async () => {
    const both = await Promise.allSettled([start(), start()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a command beside a running server uses its PostgreSQL', async () => {
    expect(attachEmbedded(dataDir)).toBeNull();
    const { server, ownerUrl } = await startElsewhere();
    expect(attachEmbedded(dataDir)?.ownerUrl).toBe(ownerUrl);
    await kill(server);
    expect(attachEmbedded(dataDir)).toBeNull();
  });
});

describe('what it keeps', () => {
  test('passwords are for the owner of the folder only, and the roles cannot do more than they need', async () => {
    const database = await start();
    expect(statSync(join(dataDir, 'postgres.secrets.json')).mode & 0o777).toBe(0o600);
    const roles = await run(
      database.superuserUrl,
      `select rolname, rolsuper or rolcreatedb or rolcreaterole as mighty from pg_roles where rolname like 'loudou%' order by 1`,
    );
    expect(roles).toEqual([
      { rolname: 'loudou_app', mighty: false },
      { rolname: 'loudou_owner', mighty: false },
    ]);
    await expect(run(database.appUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
  });

  test('text is UTF-8, with upper and lower case beyond ASCII and Chinese order on request', async () => {
    const { ownerUrl } = await start();
    const sql = `select lower('ÄÖ') as lower, array(select v from unnest(array['赵','安','李']) v order by v collate "zh-x-icu") as names,
      current_setting('fsync') as fsync, current_setting('listen_addresses') as address`;
    expect(await run(ownerUrl, sql)).toEqual([
      { lower: 'äö', names: ['安', '李', '赵'], fsync: 'on', address: '127.0.0.1' },
    ]);
  });
});

describe('a folder that cannot be used', () => {
  test('a file in its place', async () => {
    writeFileSync(join(base, 'file'), '');
    for (const folder of [join(base, 'file'), join(base, 'file', 'below')]) {
      await expect(start(folder)).rejects.toMatchObject({
        code: 'data_folder_not_writable',
        en: expect.stringContaining(folder),
      });
    }
  });

  test.skipIf(isRoot)('a folder without the right to write', async () => {
    mkdirSync(dataDir, { mode: 0o500 });
    await expect(start()).rejects.toMatchObject({ code: 'data_folder_not_writable' });
  });

  test('data of another major version', async () => {
    await (await start()).stop();
    writeFileSync(join(knownPlace(dataDir)?.cluster ?? '', 'PG_VERSION'), '14\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres_failed',
      en: expect.stringContaining('PostgreSQL 14'),
    });
  });
});

describe.runIf(isRoot)('under root, in a folder that others cannot enter', () => {
  beforeEach(() => chmodSync(base, 0o700));

  test('the cluster lives outside and is found again', async () => {
    const first = await start();
    await remember(first.ownerUrl);
    const place = knownPlace(dataDir);
    expect(place?.home).toMatch(/^\/var\/lib\/loudou\//);
    expect(statSync(place?.cluster ?? '').uid).not.toBe(0);
    await first.stop();
    expect(await recall((await start()).ownerUrl)).toEqual(remembered);
  });

  test('a copy of the data folder cannot start on the same cluster', async () => {
    await start();
    cpSync(dataDir, join(base, 'copy'), { recursive: true });
    await expect(start(join(base, 'copy'))).rejects.toMatchObject({ code: 'data_folder_in_use' });
  });
});
