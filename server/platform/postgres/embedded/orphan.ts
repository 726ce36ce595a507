import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../problem.ts';
import { isAlive, readPidFile } from './pidFile.ts';

/**
 * Stops a PostgreSQL whose Loudou was killed. Call only while holding the folder's lock: then nobody else can own it.
 * A stale pid file is removed, since PostgreSQL would refuse to start over one whose process number was given to something else. That is
 * safe: while helpers of the dead one live, PostgreSQL finds their shared memory by the data directory and still refuses.
 */
export async function stopOrphan(cluster: string, log: Log): Promise<void> {
  const found = readPidFile(cluster);
  if (!found) return;
  if (!isAlive(found.pid) || !isPostgresOf(found.pid, cluster)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log.warn(`stopping the PostgreSQL left by a Loudou that was killed (process ${found.pid})`);
  await stopProcess(found.pid);
}

/** Fast shutdown (open transactions are rolled back), then an immediate one, then by force. */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
}

function isPostgresOf(pid: number, cluster: string): boolean {
  try {
    // PostgreSQL works in its data directory, also after somebody moved that.
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return commandOf(pid).includes(cluster);
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).stdout?.toString() ?? '';
  }
}
