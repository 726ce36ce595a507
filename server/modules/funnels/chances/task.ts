import { z } from 'zod';
import { defineJob, type Task, task } from '#server/platform/jobs/index.ts';

/** Looks every five minutes which funnels to count: once an hour each, and soon after a version was published or taken back. */
const closingsJob = defineJob({ name: 'closings', payload: z.object({}), attempts: 3, cron: '*/5 * * * *' });

export const closingsTask: Task = task(closingsJob, async () => {
  const { countAll } = await import('./countAll.ts');
  return countAll;
});
