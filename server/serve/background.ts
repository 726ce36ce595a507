import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Pools } from '#server/platform/context.ts';
import { startEventPump } from '#server/platform/events/index.ts';
import { housekeepingTask, startJobs } from '#server/platform/jobs/index.ts';
import { sweepUploads } from '../modules/exchange/index.ts';
import { closingsTask, keyTaskConsumer } from '../modules/funnels/index.ts';
import { notificationConsumer, oldNotifications, remindTask } from '../modules/notifications/index.ts';
import { rebuildSearchTask } from '../modules/records/index.ts';

/** What runs beside requests: jobs, and the pump that follows the event logs. `stop` lets running work finish. */
export async function startBackground({
  pools,
  url,
  log,
  dataDir,
}: {
  pools: Pools;
  url: string;
  log: Logger;
  dataDir: string;
}): Promise<{ stop(): Promise<void> }> {
  const uploadsStep = { name: 'uploads', run: () => sweepUploads({ pools }, join(dataDir, 'uploads')) };
  const jobs = await startJobs({
    pools,
    url,
    log,
    tasks: [housekeepingTask([uploadsStep, oldNotifications]), rebuildSearchTask, remindTask, closingsTask],
  });
  const pump = await startEventPump({
    pools,
    url,
    log,
    consumers: [notificationConsumer(pools), keyTaskConsumer(pools)],
  });
  return {
    async stop() {
      await pump.stop();
      await jobs.stop();
    },
  };
}
