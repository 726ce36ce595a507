import type { JobContext } from '#server/platform/jobs/index.ts';
import { listWorkspaces } from '../identity/index.ts';
import { deleteTold } from './dwellQueries.ts';
import { deleteBefore } from './queries.ts';

const KEPT_DAYS = 90;

/** Removes notifications that are older than anybody looks back. */
export const oldNotifications = {
  name: 'notifications',
  async run({ pools }: JobContext): Promise<number> {
    const moment = new Date(Date.now() - KEPT_DAYS * 86_400_000);
    let removed = 0;
    for (const workspace of await listWorkspaces({ pools })) {
      removed += await deleteBefore(pools.app, workspace, moment);
      await deleteTold(pools.app, workspace, moment);
    }
    return removed;
  },
};
