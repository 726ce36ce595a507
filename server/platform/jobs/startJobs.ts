import { setTimeout as sleep } from 'node:timers/promises';
import type { JobsOptions } from './job.ts';
import { migrateJobs } from './migrateJobs.ts';
import { type RunningWorker, startWorker } from './startWorker.ts';

export type Jobs = {
  /** Takes no more jobs; those running end or go back to the queue. */
  stop(): Promise<void>;
};

const LONGEST_PAUSE_MS = 60_000;

/**
 * Prepares the queue and runs its jobs until stopped. Any number of processes may. A job whose process died is taken over within about a
 * minute. Throws when the queue cannot be prepared; when the worker gives up later (the database went away), it is started again.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  await migrateJobs(options.pools.owner, options.log);
  const stopping = new AbortController();
  let worker: RunningWorker | undefined = await startWorker(options);

  const keepRunning = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      const began = Date.now();
      try {
        worker ??= await startWorker(options);
        await worker.ended;
      } catch (error) {
        if (!stopping.signal.aborted) options.log.error({ err: error }, 'the job worker broke; it is started again');
      }
      if (stopping.signal.aborted) return;
      await worker?.stop();
      worker = undefined;
      if (Date.now() - began > LONGEST_PAUSE_MS) failures = 0;
      await sleep(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures), undefined, { signal: stopping.signal }).catch(
        () => {},
      );
    }
  };
  const running = keepRunning();

  return {
    async stop() {
      stopping.abort();
      await worker?.stop();
      await running;
      // One that had just been started again.
      await worker?.stop();
    },
  };
}
