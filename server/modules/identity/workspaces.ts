import type { Workspace } from '#server/platform/context.ts';
import type { Entrance } from './entrance.ts';
import { hasAnyLogin, selectWorkspaces } from './workspaceQueries.ts';

type Where = Pick<Entrance, 'pools'>;

/** All workspaces of this installation, oldest first. */
export const listWorkspaces = ({ pools }: Where): Promise<Workspace[]> => selectWorkspaces(pools.app);

/** One workspace by its slug; the only one there is when no slug is given. */
export async function findWorkspace(where: Where, slug?: string): Promise<Workspace | undefined> {
  const all = await listWorkspaces(where);
  if (slug === undefined) return all.length === 1 ? all[0] : undefined;
  return all.find((workspace) => workspace.slug === slug);
}

/** Nobody can sign in anywhere yet. */
export const isSetupNeeded = async ({ pools }: Where): Promise<boolean> => !(await hasAnyLogin(pools.app));
