import type { Workspace } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { systemContext } from './contexts.ts';
import { createUsers } from './createUsers.ts';
import { createWorkspace } from './createWorkspace.ts';
import type { Entrance } from './entrance.ts';
import { newPasswordIssue } from './newPassword.ts';
import { type OpenedSession, openSession } from './openSession.ts';
import { selectLoginByEmail } from './queries.ts';
import { hasAnyLogin, selectWorkspaces, trySetupLock, updateWorkspaceBasics } from './workspaceQueries.ts';

export type Setup = Pick<Workspace, 'locale' | 'timeZone' | 'currency'> & {
  company: string;
  admin: { name: string; email: string; password: string };
};

const SLUG = 'main';

/**
 * Makes the first workspace and its administrator, and signs the administrator in. A set-up that broke off is gone on
 * with. Throws `setup_done` once anybody can sign in, `invalid_input` for a weak password.
 */
export async function setup(entrance: Entrance, { company, admin, ...basics }: Setup): Promise<OpenedSession> {
  const weak = newPasswordIssue(admin.password, admin.email, 'admin.password');
  if (weak) throw new Refused('invalid_input', { issues: [weak] });
  return inTransaction(
    entrance.pools.owner,
    async (lock) => {
      // One set-up at a time; what is made below commits on its own, so the lock is all that this transaction holds.
      if (!(await trySetupLock(lock)) || (await hasAnyLogin(entrance.pools.app))) throw new Refused('setup_done');
      const workspace = await firstWorkspace(entrance, { ...basics, name: company });
      const ctx = systemContext(entrance, workspace);
      const [outcome] = await createUsers(ctx, [{ ...admin, roles: ['administrator'] }]);
      if (!outcome?.ok) throw new Refused('invalid_input', { issues: outcome?.issues ?? [] });
      const login = await selectLoginByEmail(entrance.pools.app, admin.email);
      return openSession(entrance, login!, 'setup');
    },
    { maxTries: 1 },
  );
}

async function firstWorkspace(
  entrance: Entrance,
  basics: Pick<Workspace, 'name' | 'locale' | 'timeZone' | 'currency'>,
): Promise<Workspace> {
  const [unfinished] = await selectWorkspaces(entrance.pools.app);
  if (!unfinished) return createWorkspace(entrance, { ...basics, slug: SLUG });
  await updateWorkspaceBasics(entrance.pools.app, unfinished.id, basics);
  return { ...unfinished, ...basics };
}
