import { DEFAULT_ROLES } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/issue.ts';
import type { Workspace } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction, migrateWorkspace } from '#server/platform/postgres/index.ts';
import type { Entrance } from './entrance.ts';
import { identityHooks } from './hooks.ts';
import { insertRole } from './roleQueries.ts';
import { insertWorkspace, schemaOf } from './workspaceQueries.ts';

export type NewWorkspace = Pick<Workspace, 'slug' | 'name' | 'locale' | 'timeZone' | 'currency'> & {
  fiscalYearStart?: number;
  demo?: boolean;
  /** The day that the demo's dates are anchored to, 'YYYY-MM-DD'. */
  demoAnchor?: string;
};

/**
 * Makes a workspace: its schema, default roles, and what the hook installs. The workspace exists only when all of it
 * does; after a crash in between, the same call goes on. Throws `invalid_input` when the slug is taken or no name.
 */
export async function createWorkspace(
  { pools }: Pick<Entrance, 'pools'>,
  { demo = false, demoAnchor, fiscalYearStart = 1, ...basics }: NewWorkspace,
): Promise<Workspace> {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(basics.slug)) throw refusedSlug(issue('invalid_value', 'slug'));
  await migrateWorkspace(pools.owner, schemaOf(basics.slug));
  return inTransaction(pools.owner, async (tx) => {
    const row = { ...basics, demo, fiscalYearStart, demoAnchor: demoAnchor ?? null };
    const workspace = await insertWorkspace(tx, row);
    if (!workspace) throw refusedSlug(issue('not_unique', 'slug', { value: basics.slug }));
    for (const role of DEFAULT_ROLES) await insertRole(tx, workspace, role);
    await identityHooks().installWorkspace(tx, workspace);
    return workspace;
  });
}

const refusedSlug = (problem: ReturnType<typeof issue>) => new Refused('invalid_input', { issues: [problem] });
