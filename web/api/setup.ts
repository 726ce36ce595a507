import { queryOptions } from '@tanstack/react-query';
import type { SetupState } from '#contract/workspace.ts';
import { api } from './client.ts';

/** Whether the workspace still has to be set up, and whether the demo's role switcher is open. Needs no sign-in. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get<SetupState>('/setup', { signal }),
});
