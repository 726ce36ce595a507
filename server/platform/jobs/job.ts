import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Pools } from '../context.ts';

/** A kind of work done in the background: its name and what it is given. Apart from its handler, so that naming it loads nothing. */
export type Job<Payload extends z.ZodType = z.ZodType> = {
  /** Stands in the queue; never renamed while jobs may wait. */
  name: string;
  /** What JSON carries. */
  payload: Payload;
  /** How often it may be tried, with growing pauses (seconds: e, e², … at most e¹⁰). Default 12, a bit over a day. */
  attempts?: number;
  /** When it also comes by itself, in UTC: minute, hour, day, month, weekday. Its payload must allow `{}`. */
  cron?: string;
};

export type JobContext = {
  pools: Pools;
  log: Logger;
  /** Aborted when the process stops: finish soon, or enqueue what is left and return. */
  signal: AbortSignal;
};

/** Runs at least once for each job, so doing it twice must do no harm. A job that throws is tried again. */
export type JobHandler<Payload extends z.ZodType> = (payload: z.output<Payload>, ctx: JobContext) => Promise<void>;

/** A job joined with its handler; only processes that run jobs need it. */
export type Task = { job: Job; run(payload: unknown, ctx: JobContext): Promise<void> };

export type JobsOptions = {
  pools: Pools;
  /** Address as the application for LISTEN and locks of a session; not a transaction pooler. */
  url: string;
  log: Logger;
  tasks: readonly Task[];
  /** Jobs at once in this process. Default 4. */
  concurrency?: number;
  /** How long running jobs may take to end when the process stops, before they are given back. Default 20 000. */
  graceMs?: number;
};

export const DEFAULT_ATTEMPTS = 12;

export function defineJob<Payload extends z.ZodType>(job: Job<Payload>): Job<Payload> {
  return job;
}

/** `load` imports the handler when its first job comes. */
export function task<Payload extends z.ZodType>(job: Job<Payload>, load: () => Promise<JobHandler<Payload>>): Task {
  return {
    job,
    async run(payload, ctx) {
      const parsed = job.payload.parse(payload);
      const handle = await load();
      await handle(parsed, ctx);
    },
  };
}
