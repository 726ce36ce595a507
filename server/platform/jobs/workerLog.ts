import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';

/**
 * graphile-worker's log in ours. What it says of single jobs is told by `runTask`, without payloads; its notes are for debugging.
 */
export function workerLog(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    if ('failure' in meta || 'success' in meta) return;
    if (level === 'error') log.error({ err: meta.error }, message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
