import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { readPidFile } from '#server/platform/postgres/embedded/pidFile.ts';
import { knownPlace } from '#server/platform/postgres/embedded/place.ts';
import { type EmbeddedDatabase, startEmbedded } from '#server/platform/postgres/index.ts';
import { mountDisk, type SmallDisk } from './disk.ts';
import { letOwnerActAsApp } from './faultQueries.ts';
import { ServerProcess } from './serverProcess.ts';
import { startProxy, type TcpProxy } from './tcpProxy.ts';

/** What a campaign plays on: one PostgreSQL, two servers on it, a proxy before each, a disk that can be filled. */
export type Ground = {
  servers: ServerProcess[];
  proxies: TcpProxy[];
  /** Undefined where this system lets nobody mount one. */
  disk: SmallDisk | undefined;
  /** Asks PostgreSQL past servers and proxies, as its superuser. */
  sql: Pool;
  postmaster(): number;
  setClock(server: number, ms: number): void;
  addresses(): string[];
  stop(): Promise<void>;
};

const log = { info() {}, warn() {} };

export async function layGround(): Promise<Ground> {
  const base = mkdtempSync(join(tmpdir(), 'loudou-chaos-'));
  chmodSync(base, 0o755);
  const disk = mountDisk(join(base, 'disk'));
  const home = disk?.path ?? base;
  const cluster = join(home, 'database');
  const data = join(home, 'data');
  mkdirSync(data, { recursive: true });
  let database: EmbeddedDatabase;
  let over = false;
  const start = (port?: number) =>
    startEmbedded({
      dataDir: cluster,
      log,
      onGiveUp: () => void again(),
      ...(port === undefined ? {} : { port }),
    });
  // PostgreSQL is killed more often here than its keeper has patience for.
  const again = async () => {
    if (over) return;
    await database.stop().catch(() => {});
    database = await start(database.port).catch(async () => {
      await new Promise((done) => setTimeout(done, 1_000));
      return start(database.port);
    });
  };
  database = await start();
  const sql = new Pool({ connectionString: database.superuserUrl, max: 2, connectionTimeoutMillis: 10_000 });
  sql.on('error', () => {});
  await letOwnerActAsApp(sql);
  const proxies = await Promise.all([0, 1].map(() => startProxy(() => database.port)));
  const clockOf = (index: number) => join(base, `clock-${index}`);
  const through = (url: string, port: number) => {
    const address = new URL(url);
    address.port = String(port);
    return address.href;
  };
  const plan = (index: number) => ({
    dataDir: data,
    ownerUrl: through(database.ownerUrl, proxies[index]!.port),
    appUrl: through(database.appUrl, proxies[index]!.port),
    clockFile: clockOf(index),
    logFile: join(base, `server-${index}.log`),
  });
  for (const index of [0, 1]) writeFileSync(clockOf(index), '0');
  const servers = [0, 1].map((index) => new ServerProcess(plan(index)));
  return {
    servers,
    proxies,
    disk,
    sql,
    postmaster: () => readPidFile(knownPlace(cluster)?.cluster ?? '')?.pid ?? 0,
    setClock: (index, ms) => writeFileSync(clockOf(index), String(ms)),
    addresses: () => servers.flatMap(({ address }) => address ?? []),
    async stop() {
      over = true;
      disk?.widen();
      for (const proxy of proxies) proxy.heal();
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await sql.end();
      await database.stop();
      const outside = existsSync(cluster) ? knownPlace(cluster)?.home : undefined;
      disk?.unmount();
      for (const folder of [outside, process.env.CHAOS_KEEP ? undefined : base]) {
        if (folder) rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
