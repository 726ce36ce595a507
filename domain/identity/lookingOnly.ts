import type { Actor } from './types.ts';

/** The same person with nothing left but reading: what somebody who only looks on can do, and so is offered. */
export const lookingOnly = (actor: Actor): Actor => ({
  ...actor,
  roles: actor.roles.map((role) => ({
    ...role,
    rights: Object.fromEntries(
      Object.entries(role.rights).map(([object, { read }]) => [object, read === undefined ? {} : { read }]),
    ),
    abilities: [],
  })),
});
