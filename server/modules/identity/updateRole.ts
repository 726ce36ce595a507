import { mayGrant, type Role } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/issue.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { changeDefinitions } from './changeDefinitions.ts';
import { loadDirectory } from './directory.ts';
import { insertAccess } from './queries.ts';
import { requireAbility } from './require.ts';
import { updateRoleRow } from './roleQueries.ts';
import { hasUserManager } from './userQueries.ts';

export type RolePatch = Partial<Pick<Role, 'names' | 'rights' | 'abilities'>>;

/**
 * Changes a role for everybody who has it. Neither the old nor the new role may give more than the actor holds, and
 * somebody must stay who manages users. Throws `no_right`, `not_found`, `invalid_input`.
 */
export async function updateRole(ctx: Context, key: string, patch: RolePatch): Promise<void> {
  requireAbility(ctx, 'manageUsers');
  await changeDefinitions(ctx, async (tx) => {
    const before = (await loadDirectory(tx, ctx.workspace)).role(key);
    if (!before) throw new Refused('not_found');
    const after = { ...before, ...patch };
    if (!mayGrant(ctx.actor, before) || !mayGrant(ctx.actor, after)) throw new Refused('no_right');
    const managed = await hasUserManager(tx, ctx.workspace);
    await updateRoleRow(tx, ctx.workspace, after);
    await insertAccess(tx, ctx.workspace, {
      kind: 'roleChanged',
      at: ctx.now,
      actorId: ctx.actor.userId,
      details: { role: key, before, after },
    });
    if (managed && !(await hasUserManager(tx, ctx.workspace))) {
      throw new Refused('invalid_input', {
        issues: [issue('last_administrator', 'abilities', { name: inLocale(before.names, ctx.locale) })],
      });
    }
  });
}
