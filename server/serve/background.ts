import type { Logger } from 'pino';
import type { Pools } from '#server/platform/context.ts';
import { startEventPump } from '#server/platform/events/index.ts';
import { housekeepingTask, startJobs } from '#server/platform/jobs/index.ts';
import { rebuildSearchTask } from '../modules/records/index.ts';

/** What runs beside requests: jobs, and the pump that follows the event logs. `stop` lets running work finish. */
export async function startBackground({
  pools,
  url,
  log,
}: {
  pools: Pools;
  url: string;
  log: Logger;
}): Promise<{ stop(): Promise<void> }> {
  const jobs = await startJobs({ pools, url, log, tasks: [housekeepingTask(), rebuildSearchTask] });
  // Rules, webhooks and live pages become consumers; without any the pump rests.
  const pump = await startEventPump({ pools, url, log, consumers: [] });
  return {
    async stop() {
      await pump.stop();
      await jobs.stop();
    },
  };
}
