import type { JobContext } from '../job.ts';
import { deleteExpiredSessions, deleteExpiredSignInLinks } from './queries.ts';

/** One kind of thing to remove; answers how many were. */
export type HousekeepingStep = { name: string; run(ctx: JobContext): Promise<number> };

const OWN_STEPS: HousekeepingStep[] = [
  { name: 'sessions', run: ({ pools }) => deleteExpiredSessions(pools.app) },
  { name: 'signInLinks', run: ({ pools }) => deleteExpiredSignInLinks(pools.app) },
];

/** Every step, even when another fails. Throws an `AggregateError` of the failures, so that the job comes again. */
export async function keepHouse(ctx: JobContext, more: readonly HousekeepingStep[] = []): Promise<void> {
  const failures: unknown[] = [];
  for (const step of [...OWN_STEPS, ...more]) {
    if (ctx.signal.aborted) throw new Error('stopped before all was done');
    try {
      const removed = await step.run(ctx);
      ctx.log.info({ step: step.name, removed }, 'housekeeping');
    } catch (error) {
      failures.push(new Error(`housekeeping: ${step.name}`, { cause: error }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
}
