import { type Ability, can, mayGrant } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Directory } from './directory.ts';

/** Throws `no_right` when the actor lacks the ability. */
export function requireAbility(ctx: Pick<Context, 'actor'>, ability: Ability): void {
  if (!can(ctx.actor, ability)) throw new Refused('no_right');
}

/** Throws `no_right` when one of the roles gives more than the actor holds: who manages users must not rise by it. */
export function refuseAbove(ctx: Pick<Context, 'actor'>, directory: Directory, roleKeys: readonly string[]): void {
  for (const key of roleKeys) {
    const role = directory.role(key);
    if (role && !mayGrant(ctx.actor, role)) throw new Refused('no_right');
  }
}
