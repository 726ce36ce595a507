import type { JobContext } from '#server/platform/jobs/index.ts';
import { listWorkspaces } from '../../identity/index.ts';
import { countClosings } from './countClosings.ts';

/** Every workspace, even when another fails; then throws, so that the job comes again. */
export async function countAll(_payload: unknown, { pools, log, signal }: JobContext): Promise<void> {
  const failures: unknown[] = [];
  for (const workspace of await listWorkspaces({ pools })) {
    if (signal.aborted) throw new Error('stopped before all were counted');
    try {
      const funnels = await countClosings({ pools, workspace, now: new Date() });
      if (funnels.length > 0) log.info({ workspace: workspace.slug, funnels }, 'closings counted');
    } catch (error) {
      failures.push(new Error(`closings: ${workspace.slug}`, { cause: error }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
}
