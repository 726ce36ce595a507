import { type Task, task } from '../job.ts';
import type { HousekeepingStep } from './housekeeping.ts';
import { housekeepingJob } from './job.ts';

/** The nightly job, with the steps that modules add. */
export function housekeepingTask(more: readonly HousekeepingStep[] = []): Task {
  return task(housekeepingJob, async () => {
    const { keepHouse } = await import('./housekeeping.ts');
    return (_payload, ctx) => keepHouse(ctx, more);
  });
}
