import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { failureFrom } from './failure.ts';

export const SUPERUSER = 'postgres';

/**
 * Makes an empty cluster. It is built beside its place and renamed when complete: an interrupted build is thrown away by the next.
 *
 * UTF-8 with the builtin C.UTF-8 collation: the same order and the same upper and lower case on every system, whatever libc it has.
 * Chinese order is asked for by name ("zh-x-icu") where it is wanted.
 */
export async function initialise(
  binaries: Binaries,
  cluster: string,
  account: Account | null,
  password: string,
  durable: boolean,
): Promise<void> {
  const unfinished = `${cluster}.new`;
  const passwordFolder = mkdtempSync(join(tmpdir(), 'loudou-init-'));
  const passwordFile = join(passwordFolder, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) for (const path of [passwordFolder, passwordFile]) chownSync(path, account.uid, account.gid);
    let said = '';
    for (const ctype of ['C.UTF-8', 'C']) {
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { mode: 0o700 });
      if (account) chownSync(unfinished, account.uid, account.gid);
      chmodSync(unfinished, 0o700);
      const result = await initdb(binaries, unfinished, account, ctype, passwordFile, durable);
      if (result.ok) return renameSync(unfinished, cluster);
      said = result.said;
      // Only some systems have a libc locale named C.UTF-8.
      if (!/invalid locale name/.test(said)) break;
    }
    throw failureFrom(said, cluster);
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function initdb(
  binaries: Binaries,
  folder: string,
  account: Account | null,
  ctype: string,
  passwordFile: string,
  durable: boolean,
): Promise<{ ok: boolean; said: string }> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    ...(durable ? [] : ['--no-sync']),
  ];
  return new Promise((resolve) => {
    const child = spawn(binaries.initdb, options, {
      ...runAs(account),
      cwd: account ? '/' : folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error) => resolve({ ok: false, said: `${said}\n${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, said }));
  });
}
