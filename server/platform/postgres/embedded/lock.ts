import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseProblem } from '../problem.ts';
import { folderProblem } from './dataFolder.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Takes a folder for this process. The lock is one that the kernel holds (SQLite's file lock), so it ends with its process however that
 * dies, holds between containers that share a volume, and cannot be fooled by a process number used again. `loudou.pid` beside it only
 * tells people who holds it. A server that is just being stopped gets `waitMs` to let go.
 */
export async function lockFolder(folder: string, waitMs: number): Promise<FolderLock> {
  const until = Date.now() + waitMs;
  for (;;) {
    const lock = tryLock(folder);
    if (lock) return lock;
    if (Date.now() >= until) throw inUse(folder);
    await sleep(100);
  }
}

/** The lock if it is free, else null. */
export function tryLock(folder: string): FolderLock | null {
  const pidFile = join(folder, 'loudou.pid');
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(join(folder, 'loudou.lock'), { timeout: 0 });
    file.exec('begin exclusive');
    writeFileSync(pidFile, `${process.pid}\n${new Date().toISOString()}\n`);
  } catch (error) {
    file?.close();
    const errcode = (error as { errcode?: number }).errcode;
    if (errcode === SQLITE_BUSY) return null;
    if (errcode === SQLITE_CANTOPEN || errcode === SQLITE_READONLY) {
      throw folderProblem(folder, Object.assign(new Error('loudou.lock'), { code: 'EACCES' }));
    }
    throw folderProblem(folder, error);
  }
  const held = file;
  return {
    release() {
      if (!held.isOpen) return;
      rmSync(pidFile, { force: true });
      held.close();
    },
  };
}

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_CANTOPEN = 14;

function inUse(folder: string): DatabaseProblem {
  const [pid, since] = holder(folder);
  return new DatabaseProblem('data_folder_in_use', {
    zh: `数据目录正被另一个漏斗进程使用：${folder}（进程 ${pid}，启动于 ${since}）。请先停止它，或用 --data 指定另一个目录。`,
    en: `The data folder is in use by another Loudou: ${folder} (process ${pid}, since ${since}). Stop that one first, or name another folder with --data.`,
  });
}

function holder(folder: string): [string, string] {
  try {
    const [pid = '?', since = '?'] = readFileSync(join(folder, 'loudou.pid'), 'utf8').split('\n');
    return [pid, since];
  } catch {
    return ['?', '?'];
  }
}
