import type { z } from 'zod';
import type { Queryable } from '../sql.ts';
import { DEFAULT_ATTEMPTS, type Job } from './job.ts';
import { insertJob } from './jobQueries.ts';

export type AddJobOptions = {
  /** At most one waiting job has it; adding another changes that one. One that runs already is left alone. */
  key?: string;
  /**
   * What adding to a waiting job of that key does: `replace` all of it, or all but its time (`keepTime`, to gather many wishes into one run).
   * Default `replace`.
   */
  onSameKey?: 'replace' | 'keepTime';
  /** Jobs of one queue run one after another. Few distinct names, please. */
  queue?: string;
  /** Not before. Default now. */
  runAt?: Date;
};

/** Puts a job into the queue; inside a transaction it exists only if that commits. Throws when the payload does not fit the job. */
export async function addJob<Payload extends z.ZodType>(
  db: Queryable,
  job: Job<Payload>,
  payload: z.input<Payload>,
  options: AddJobOptions = {},
): Promise<void> {
  job.payload.parse(payload);
  await insertJob(db, {
    name: job.name,
    payload,
    queue: options.queue ?? null,
    runAt: options.runAt ?? null,
    attempts: job.attempts ?? DEFAULT_ATTEMPTS,
    key: options.key ?? null,
    keyMode: options.onSameKey === 'keepTime' ? 'preserve_run_at' : 'replace',
  });
}
