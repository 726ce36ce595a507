import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../problem.ts';

/** What a running PostgreSQL says of itself in its data directory. */
export interface PidFile {
  pid: number;
  port: number;
  /** It takes connections. */
  ready: boolean;
}

/** PostgreSQL's `postmaster.pid`, or null if there is none. */
export function readPidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/** Whether a process lives. One that belongs to somebody else does; one that only waits for its parent to notice its end does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
