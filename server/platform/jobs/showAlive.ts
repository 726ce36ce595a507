import { holdSession } from '../events/index.ts';
import type { JobsOptions } from './job.ts';
import { holdAliveLock, selectDeadWorkers, unlockJobsOf } from './jobQueries.ts';

/** A worker may hold jobs this long before it must be seen alive: it starts, or its session is opened again. */
const GRACE_SECONDS = 30;
const LOOK_MS = 30_000;

/**
 * Shows other processes that this worker lives, and frees the jobs of those that were killed. graphile-worker alone would give such jobs out
 * again only after four hours.
 */
export async function showAlive(
  { pools, url, log }: JobsOptions,
  workerId: string,
): Promise<{ stop(): Promise<void> }> {
  const session = await holdSession({
    url,
    name: 'loudou jobs alive',
    log,
    prepare: (client) => holdAliveLock(client, workerId),
  });
  const free = async () => {
    try {
      const dead = (await selectDeadWorkers(pools.app, GRACE_SECONDS)).filter((id) => id !== workerId);
      if (dead.length === 0) return;
      log.warn({ workers: dead }, 'jobs of processes that died are given out again');
      await unlockJobsOf(pools.app, dead);
    } catch (error) {
      log.warn({ err: error }, 'could not look for jobs of dead processes; looking again');
    }
  };
  let freeing = free();
  const looking = setInterval(() => {
    freeing = free();
  }, LOOK_MS);
  return {
    async stop() {
      clearInterval(looking);
      await freeing;
      await session.close();
    },
  };
}
