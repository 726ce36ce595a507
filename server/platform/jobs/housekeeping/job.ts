import { z } from 'zod';
import { defineJob } from '../job.ts';

/** Removes what is of no more use, every night of East Asia. */
export const housekeepingJob = defineJob({
  name: 'housekeeping',
  payload: z.object({}),
  attempts: 5,
  cron: '17 19 * * *',
});
