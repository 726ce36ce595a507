import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import type { Workspace } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDirectory } from './directory.ts';
import type { Entrance } from './entrance.ts';
import { type OpenedSession, openSession } from './openSession.ts';
import { selectLoginOfUser } from './queries.ts';
import { selectFirstOfEachRole } from './userQueries.ts';
import { listWorkspaces } from './workspaces.ts';

/** Somebody of the demo company whom a visitor may be: the first user of each role. `persona` is the role's key. */
export type Persona = { persona: string; role: string; name: string; title: string | null; department: string | null };

async function demoWorkspace(entrance: Entrance): Promise<Workspace> {
  const workspace = (await listWorkspaces(entrance)).find((one) => one.demo);
  if (!workspace) throw new Refused('demo_only');
  return workspace;
}

/** Whom a visitor of the demo may be. Throws `demo_only` when there is no demo workspace. */
export async function listPersonas(entrance: Entrance, locale: Locale): Promise<Persona[]> {
  const workspace = await demoWorkspace(entrance);
  const directory = await getDirectory({ pools: entrance.pools, workspace });
  const rows = await selectFirstOfEachRole(entrance.pools.app, workspace);
  return rows.map(({ role, name, title, department }) => {
    const names = directory.role(role)?.names;
    return { persona: role, role: names ? inLocale(names, locale) : role, name, title, department };
  });
}

/** Signs in as somebody of the demo company, without a password. Throws `demo_only` or `not_found`. */
export async function signInAsPersona(entrance: Entrance, persona: string): Promise<OpenedSession> {
  const workspace = await demoWorkspace(entrance);
  const row = (await selectFirstOfEachRole(entrance.pools.app, workspace)).find((one) => one.role === persona);
  const login = row && (await selectLoginOfUser(entrance.pools.app, workspace.id, row.user_id));
  if (!login) throw new Refused('not_found');
  return openSession(entrance, login, 'persona');
}
