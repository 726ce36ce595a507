import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '#server/platform/postgres/embedded/lock.ts';
import { stopOrphan } from '#server/platform/postgres/embedded/orphan.ts';
import { knownPlace } from '#server/platform/postgres/embedded/place.ts';
import { connectExternal, type Log, OWNER_ROLE, startEmbedded } from '#server/platform/postgres/index.ts';

/** The PostgreSQL of one test run. */
export interface TestServer {
  /** May create and drop databases. */
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** The role that owns test databases. */
  ownerRole: string;
  /** The database that tests clone. */
  template: string;
}

const PREFIX = 'loudou-test-';
const silent: Log = { info() {}, warn() {} };

/** An own embedded PostgreSQL, or the one TEST_DATABASE_URL names (15 or newer, with a user who may create databases). */
export async function startTestServer(): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const template = `loudou_template_${process.pid}`;
  const existing = process.env.TEST_DATABASE_URL;
  if (existing) {
    const { ownerUrl, appUrl } = await connectExternal(existing);
    const ownerRole = decodeURIComponent(new URL(existing).username);
    return { server: { adminUrl: existing, ownerUrl, appUrl, ownerRole, template }, stop: async () => {} };
  }
  await sweepLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const { superuserUrl, ownerUrl, appUrl, stop } = await startEmbedded({ dataDir, log: silent, durable: false });
  return {
    server: { adminUrl: superuserUrl, ownerUrl, appUrl, ownerRole: OWNER_ROLE, template },
    async stop() {
      await stop();
      remove(dataDir);
    },
  };
}

/** Clusters of test runs that were killed. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dataDir = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !isOldAndOurs(dataDir)) continue;
    const lock = tryLock(dataDir);
    if (!lock) continue;
    const place = knownPlace(dataDir);
    if (place) await stopOrphan(place.cluster, silent);
    lock.release();
    remove(dataDir);
  }
}

/** A folder made this minute may belong to a run that has not locked it yet. */
function isOldAndOurs(folder: string): boolean {
  const { uid, mtimeMs } = statSync(folder);
  return uid === process.getuid?.() && mtimeMs < Date.now() - 60_000;
}

function remove(dataDir: string): void {
  const home = knownPlace(dataDir)?.home;
  for (const folder of new Set([home, dataDir])) if (folder) rmSync(folder, { recursive: true, force: true });
}
