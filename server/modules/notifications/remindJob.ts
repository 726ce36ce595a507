import { z } from 'zod';
import { defineJob, type Task, task } from '#server/platform/jobs/index.ts';

/** Looks every hour for whom the morning has come, and for deals that stand too long. */
export const remindJob = defineJob({ name: 'remind', payload: z.object({}), attempts: 3, cron: '7 * * * *' });

export const remindTask: Task = task(remindJob, async () => {
  const { remindAll } = await import('./remindAll.ts');
  return remindAll;
});
