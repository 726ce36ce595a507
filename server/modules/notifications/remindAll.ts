import type { JobContext } from '#server/platform/jobs/index.ts';
import { listWorkspaces } from '../identity/index.ts';
import { remind } from './remind.ts';

/** Every workspace, even when another fails; then throws, so that the job comes again. */
export async function remindAll(_payload: unknown, { pools, log, signal }: JobContext): Promise<void> {
  const failures: unknown[] = [];
  for (const workspace of await listWorkspaces({ pools })) {
    if (signal.aborted) throw new Error('stopped before all were reminded');
    try {
      await remind({ pools, workspace, log, now: new Date() });
    } catch (error) {
      failures.push(new Error(`remind: ${workspace.slug}`, { cause: error }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
}
