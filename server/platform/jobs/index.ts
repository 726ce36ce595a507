export { type AddJobOptions, addJob } from './addJob.ts';
export type { HousekeepingStep } from './housekeeping/housekeeping.ts';
export { housekeepingJob } from './housekeeping/job.ts';
export { housekeepingTask } from './housekeeping/task.ts';
export { defineJob, type Job, type JobContext, type JobHandler, type JobsOptions, type Task, task } from './job.ts';
export { migrateJobs } from './migrateJobs.ts';
export { type Jobs, startJobs } from './startJobs.ts';
