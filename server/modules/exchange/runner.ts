import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Who carries an import out: this process, told apart from an earlier one of the same number. */
export const RUNNER = `${hostname()} ${process.pid} ${randomUUID()}`;

/** Ends an import so that the next start goes on with it, unlike a cancellation. */
export class Paused extends Error {}

export const isPaused = (signal: AbortSignal | undefined): boolean => signal?.reason instanceof Paused;

/** Nobody can be at work on it any more: it was left, or its process on this machine has ended. */
export function isGone(runner: string | undefined): boolean {
  if (runner === undefined) return false;
  if (runner === '') return true;
  const [host, pid] = runner.split(' ');
  if (host !== hostname() || runner === RUNNER) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
