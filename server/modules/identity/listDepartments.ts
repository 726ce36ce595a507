import type { Context } from '#server/platform/context.ts';
import { getDirectory } from './directory.ts';
import type { Department } from './directoryQueries.ts';

/** All departments, in the order of their position; `parentId` makes the tree. */
export async function listDepartments(ctx: Context): Promise<readonly Department[]> {
  return (await getDirectory(ctx)).departments;
}
