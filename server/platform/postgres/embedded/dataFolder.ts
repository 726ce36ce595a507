import { accessSync, constants, mkdirSync, realpathSync, statfsSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, DatabaseProblem } from '../problem.ts';

/** A cluster, its first WAL segments and some room to work. */
const NEEDED_BYTES = 200 * 1024 * 1024;

/** Makes the data folder and proves it usable. Returns its real path. */
export function openDataFolder(dataDir: string, asRoot: boolean): string {
  const folder = resolve(dataDir);
  try {
    // Under root PostgreSQL runs as another user, who must pass through this folder but need not list it.
    mkdirSync(folder, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderProblem(folder, error);
  }
  const disk = statfsSync(folder);
  if (disk.bavail * disk.bsize < NEEDED_BYTES) throw diskFull(folder);
  return realpathSync(folder);
}

/** Turns what the operating system said about a file into words that say what to do; other errors pass unchanged. */
export function folderProblem(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) return notWritable(folder, error);
  return error;
}

export function notWritable(folder: string, cause?: unknown): DatabaseProblem {
  return new DatabaseProblem(
    'data_folder_not_writable',
    {
      zh: `数据目录不可写：${folder}。请改正该目录的权限或所有者，或用 --data 指定另一个目录。`,
      en: `The data folder cannot be written: ${folder}. Correct its permissions or owner, or name another folder with --data.`,
    },
    cause,
  );
}

export function diskFull(folder: string, cause?: unknown): DatabaseProblem {
  return new DatabaseProblem(
    'disk_full',
    {
      zh: `磁盘空间不足：${folder} 所在磁盘至少需要 200 MB 可用空间。请清理磁盘后重新启动。`,
      en: `The disk is full: the disk of ${folder} needs at least 200 MB free. Make room and start again.`,
    },
    cause,
  );
}
