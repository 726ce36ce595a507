export { addJob } from './addJob.ts';
export { housekeepingJob } from './housekeeping/job.ts';
export { housekeepingTask } from './housekeeping/task.ts';
export { defineJob, type JobContext, type JobHandler, type Task, task } from './job.ts';
export { migrateJobs } from './migrateJobs.ts';
export { type Jobs, startJobs } from './startJobs.ts';
