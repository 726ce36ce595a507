import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_ROLE, type Database, OWNER_ROLE } from '../database.ts';
import { DatabaseProblem, type Log } from '../problem.ts';
import { chooseAccount } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { folderProblem, openDataFolder } from './dataFolder.ts';
import { initialise, SUPERUSER } from './initialise.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { stopOrphan } from './orphan.ts';
import { choosePlace, knownPlace, type Place } from './place.ts';
import { DATABASE, provision } from './provisionQueries.ts';
import { makeSecrets, type Secrets } from './secrets.ts';
import { type Supervised, supervise } from './supervise.ts';

export interface EmbeddedOptions {
  dataDir: string;
  /** Undefined takes any free port of 127.0.0.1. */
  port?: number;
  log: Log;
  /** PostgreSQL died again and again and will not be restarted: the server should end. */
  onGiveUp?: (error: unknown) => void;
  /** False only for tests: no fsync. */
  durable?: boolean;
  /** How long a Loudou that is just stopping may keep the folder. Milliseconds. */
  lockWaitMs?: number;
}

export interface EmbeddedDatabase extends Database {
  port: number;
  /** For tests and maintenance; the server has no use for it. */
  superuserUrl: string;
}

/**
 * Brings up the embedded PostgreSQL 18 on a data folder: made if it is empty, recovered if it was killed, never two on one folder.
 * Throws `DatabaseProblem` with data_folder_in_use, data_folder_not_writable, disk_full or postgres_failed.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log, durable = true, lockWaitMs = 5000 } = options;
  const dataDir = openDataFolder(options.dataDir, process.getuid?.() === 0);
  const locks: FolderLock[] = [await lockFolder(dataDir, lockWaitMs)];
  let running: Supervised | undefined;
  const stop = async () => {
    await running?.stop();
    for (const lock of locks.splice(0)) lock.release();
  };
  try {
    const known = knownPlace(dataDir);
    const account = chooseAccount(known?.cluster ?? null, log);
    const binaries = findBinaries(account, log);
    const place = known ?? choosePlace(dataDir, account, log);
    // A copied data folder points to the same cluster as the original, so the cluster's home has a lock of its own.
    if (place.home !== dataDir) locks.push(await lockFolder(place.home, lockWaitMs));
    const secrets = makeSecrets(dataDir);
    if (isMissing(place)) {
      log.info('creating the database');
      await initialise(binaries, place.cluster, account, secrets.superuser, durable);
    }
    refuseOtherMajor(place, binaries);
    await stopOrphan(place.cluster, log);
    running = await supervise(
      {
        program: binaries.postgres,
        cluster: place.cluster,
        account,
        logFile: join(dataDir, 'postgres.log'),
        port: options.port,
        durable,
      },
      log,
      options.onGiveUp ?? ((error) => log.warn(`PostgreSQL is not restarted any more: ${String(error)}`)),
    );
    const urls = urlsOf(running.port, secrets);
    await provision(urls.superuser, secrets);
    writeFileSync(join(dataDir, 'postgres.port'), `${running.port}\n`);
    log.info(`PostgreSQL ${binaries.major} runs on 127.0.0.1:${running.port}`);
    return { ownerUrl: urls.owner, appUrl: urls.app, superuserUrl: urls.superuser(DATABASE), port: running.port, stop };
  } catch (error) {
    await stop();
    throw folderProblem(dataDir, error);
  }
}

/** The addresses of the PostgreSQL that a running Loudou keeps on this folder, for a second process such as the command line. */
export function urlsOf(port: number, secrets: Secrets) {
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    owner: url(OWNER_ROLE, secrets.owner, DATABASE),
    app: url(APP_ROLE, secrets.app, DATABASE),
    superuser: (database: string) => url(SUPERUSER, secrets.superuser, database),
  };
}

function isMissing(place: Place): boolean {
  return versionOf(place) === null;
}

function versionOf(place: Place): string | null {
  try {
    return readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function refuseOtherMajor(place: Place, binaries: Binaries): void {
  const version = versionOf(place);
  if (version === binaries.major) return;
  throw new DatabaseProblem('postgres_failed', {
    zh: `数据由 PostgreSQL ${version} 创建，而本版漏斗内置的是 ${binaries.major}。请用原来的漏斗版本导出，再导入新版本。`,
    en: `The data was made by PostgreSQL ${version}, but this Loudou brings ${binaries.major}. Export it with the Loudou it came from and import it here.`,
  });
}
