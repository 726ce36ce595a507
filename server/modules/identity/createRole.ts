import { mayGrant, type RoleSpec } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { changeDefinitions } from './changeDefinitions.ts';
import { insertAccess } from './queries.ts';
import { requireAbility } from './require.ts';
import { insertRole } from './roleQueries.ts';

/** Makes a role that gives no more than the actor holds. Throws `no_right`, or `invalid_input` when the key is taken. */
export async function createRole(ctx: Context, role: RoleSpec): Promise<number> {
  requireAbility(ctx, 'manageUsers');
  if (!mayGrant(ctx.actor, role)) throw new Refused('no_right');
  return changeDefinitions(ctx, async (tx) => {
    const id = await insertRole(tx, ctx.workspace, role);
    if (id === undefined) {
      throw new Refused('invalid_input', { issues: [issue('not_unique', 'key', { value: role.key })] });
    }
    await insertAccess(tx, ctx.workspace, {
      kind: 'roleCreated',
      at: ctx.now,
      actorId: ctx.actor.userId,
      details: { role: role.key, after: role },
    });
    return id;
  });
}
