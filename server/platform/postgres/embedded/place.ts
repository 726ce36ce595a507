import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseProblem, type Log } from '../problem.ts';
import type { Account } from './account.ts';
import { notWritable } from './dataFolder.ts';
import { canPass } from './reach.ts';

/** Names the cluster's home when it lies outside the data folder. */
const POINTER = 'postgres.location';
const STATE_FOLDER = '/var/lib/loudou';

/**
 * Where the cluster lives, `home` being the folder around it. Usually `<data>/postgres`. But when root starts Loudou in a folder
 * that other users cannot enter (a clone under root's home), PostgreSQL's own user cannot reach that; the cluster then lives in
 * /var/lib/loudou/<hash of the data folder's path>-<random>, and the pointer file in the data folder says so from then on.
 */
export interface Place {
  home: string;
  cluster: string;
}

/** The place chosen by an earlier start, if there was one. */
export function knownPlace(dataDir: string): Place | null {
  const pointer = join(dataDir, POINTER);
  if (existsSync(pointer)) {
    const home = readFileSync(pointer, 'utf8').trim();
    const place = { home, cluster: join(home, 'postgres') };
    if (existsSync(home)) return place;
    throw new DatabaseProblem('postgres_failed', {
      zh: `${pointer} 指向的数据库目录不存在：${home}。请恢复该目录；若确实要从空数据开始，请删除此指针文件。`,
      en: `The database folder that ${pointer} points to is gone: ${home}. Restore it, or remove the pointer file to begin with empty data.`,
    });
  }
  const cluster = join(dataDir, 'postgres');
  return existsSync(cluster) ? { home: dataDir, cluster } : null;
}

/** Chooses where a new cluster goes and leaves the pointer if that is outside the data folder. */
export function choosePlace(dataDir: string, account: Account | null, log: Log): Place {
  if (canPass(dataDir, account)) return { home: dataDir, cluster: join(dataDir, 'postgres') };
  const name = `${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-${randomBytes(3).toString('hex')}`;
  const home = join(STATE_FOLDER, name);
  try {
    mkdirSync(STATE_FOLDER, { recursive: true, mode: 0o755 });
    mkdirSync(home, { mode: 0o711 });
  } catch (error) {
    throw notWritable(home, error);
  }
  if (!canPass(home, account)) throw notWritable(home);
  writeFileSync(join(dataDir, POINTER), `${home}\n`);
  log.info(`the database lives in ${home}, because ${account?.name} cannot enter ${dirname(dataDir)}`);
  return { home, cluster: join(home, 'postgres') };
}
