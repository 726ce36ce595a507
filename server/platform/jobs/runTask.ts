import type { JobHelpers } from 'graphile-worker';
import type { JobContext, Task } from './job.ts';

/** Runs one job and tells the log how it went. */
export async function runTask(
  task: Task,
  payload: unknown,
  helpers: Pick<JobHelpers, 'job' | 'abortSignal'>,
  { pools, log }: Pick<JobContext, 'pools' | 'log'>,
): Promise<void> {
  const { id, attempts, max_attempts } = helpers.job;
  const jobLog = log.child({ job: task.job.name, jobId: id });
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  try {
    await task.run(payload, { pools, log: jobLog, signal: helpers.abortSignal });
    jobLog.info({ ms: elapsed() }, 'job done');
  } catch (error) {
    const last = attempts >= max_attempts;
    const said = last ? 'job failed for good' : 'job failed; it is tried again';
    jobLog[last ? 'error' : 'warn']({ err: error, attempt: attempts, of: max_attempts, ms: elapsed() }, said);
    throw error;
  }
}
