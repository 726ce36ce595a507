import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import type { Log } from '../problem.ts';

/** The operating-system user that PostgreSQL runs as; null is the user of this process. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Then an own user `loudou` runs it (made on first use), or else one that systems bring along.
 * A cluster that already exists is run by the user who owns it.
 */
export function chooseAccount(clusterDir: string | null, log: Log): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = clusterDir ? ownerOf(clusterDir) : null;
  if (owner) return owner;
  const found = lookUp('loudou');
  if (found) return found;
  const made = spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'loudou']);
  if (made.status === 0) log.info('created the system user "loudou", because PostgreSQL does not run as root');
  const account = lookUp('loudou') ?? lookUp('postgres') ?? lookUp('nobody');
  if (!account) throw new Error('no user found to run PostgreSQL as: create a system user named "loudou"');
  return account;
}

/** What a spawned program needs to run as that account. */
export function runAs(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function ownerOf(folder: string): Account | null {
  const { uid, gid } = statSync(folder);
  return uid === 0 ? null : { name: String(uid), uid, gid };
}

function lookUp(name: string): Account | null {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [user, , uid, gid] = line.split(':');
    if (user === name && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}
