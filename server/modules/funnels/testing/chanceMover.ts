import { DEFAULT_ROLES } from '#domain/identity/index.ts';
import type { Actor } from '#domain/identity/types.ts';
import type { Random } from '#server/testing/random.ts';
import type { World } from '#server/testing/world.ts';

/** Roles that funnels drawn by chance name; people have others too. */
export const ROLES = ['rep', 'manager', 'executive'];

export type Mover = { name: 'east1' | 'eastManager'; actor: Actor; roles: string[] };

/** Somebody who may move the deals of `east1`, with one or two roles. */
export function chanceMover(roll: Random, world: World): Mover {
  const name = roll.pick(['east1', 'eastManager'] as const);
  const actor = world.actors[name];
  const drawn = roll.pick([...ROLES, 'finance']);
  const further = DEFAULT_ROLES.filter(({ key }) => key === drawn && actor.roles.every((own) => own.key !== key));
  const second = further.map((role) => ({ ...role, id: 0 }));
  const roles = roll.chance(0.5) ? [...second, ...actor.roles] : [...actor.roles, ...second];
  return { name, actor: { ...actor, roles }, roles: roles.map(({ key }) => key) };
}
