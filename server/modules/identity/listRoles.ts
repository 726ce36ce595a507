import type { Role } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDirectory } from './directory.ts';

/** All roles of the workspace. */
export async function listRoles(ctx: Context): Promise<readonly Role[]> {
  return (await getDirectory(ctx)).roles;
}
