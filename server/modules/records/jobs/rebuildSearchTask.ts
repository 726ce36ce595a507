import { type Task, task } from '#server/platform/jobs/index.ts';
import { rebuildSearchJob } from './rebuildSearchJob.ts';

export const rebuildSearchTask: Task = task(rebuildSearchJob, async () => {
  const { rebuildSearch } = await import('./rebuildSearch.ts');
  return rebuildSearch;
});
