import { can, mayGrant, scopeFor } from './rights.ts';
import type { Actor } from './types.ts';

/**
 * Whether somebody may see the product as another person: who manages people, reads every record, and holds at least
 * the other's rights. So nobody is shown by it what they may not see themselves.
 */
export function maySeeAs(viewer: Pick<Actor, 'userId' | 'roles'>, other: Pick<Actor, 'userId' | 'roles'>): boolean {
  if (viewer.userId === other.userId || !can(viewer, 'manageUsers')) return false;
  const keys = new Set(['*', ...[...viewer.roles, ...other.roles].flatMap((role) => Object.keys(role.rights))]);
  const readsAll = [...keys].every((key) => scopeFor(viewer, key, 'read') === 'all');
  return readsAll && other.roles.every((role) => mayGrant(viewer, role));
}
