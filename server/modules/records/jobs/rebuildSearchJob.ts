import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/index.ts';

/** Writes the search entries of an object anew: after its searchable fields or the way of cutting words changed. */
export const rebuildSearchJob = defineJob({
  name: 'rebuild-search',
  payload: z.object({
    workspaceId: z.int(),
    object: z.string(),
    /** The last record done; absent for a new start. */
    after: z.uuid().optional(),
  }),
});
