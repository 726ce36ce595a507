import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Refused } from '#server/platform/errors.ts';

/** Who carries an import out: this process, told apart from an earlier one of the same number. */
export const RUNNER = `${hostname()} ${process.pid} ${randomUUID()}`;

/** Ends an import so that the next start goes on with it, unlike a cancellation. */
export class Paused extends Error {}

export const isPaused = (signal: AbortSignal | undefined): boolean => signal?.reason instanceof Paused;

/** Another process went on with this import; it is theirs now. */
export class TakenOver extends Refused {
  constructor() {
    super('import_not_resumable');
  }
}

/** Nobody can be at work on it any more: it was left, or its process on this machine has ended. */
export function isGone(runner: string | undefined): boolean {
  if (runner === undefined) return false;
  if (runner === '') return true;
  const [host, pid] = runner.split(' ');
  if (host !== hostname() || runner === RUNNER) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

const SILENT_MS = 60_000;
/** Nothing has been heard of it for a minute. */
export const isSilent = ({ at }: { at: string }): boolean => Date.now() - Date.parse(at) > SILENT_MS;

const BEGINNING_MS = 5_000;
/** This process had it, and would have noted by now that it has begun: asked only about what does not run here. */
export const isForgotten = ({ at, runner }: { at: string; runner?: string }): boolean =>
  runner === RUNNER && Date.now() - Date.parse(at) > BEGINNING_MS;

/** Somebody may still be carrying it out. */
export const isAtWork = (progress: { at: string; runner?: string }): boolean =>
  !isGone(progress.runner) && !isSilent(progress);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
