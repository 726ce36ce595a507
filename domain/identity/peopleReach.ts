import { can, scopeFor } from './rights.ts';
import type { Actor } from './types.ts';

/** How much of the organisation a reader is shown: to manage, to look at (all or the own part), or nothing. */
export type PeopleReach = 'manage' | 'all' | 'below' | 'none';

/** Follows from the reach over records: whoever sees only their own has no use for the organisation's page. */
export function peopleReach(actor: Pick<Actor, 'roles'>): PeopleReach {
  if (can(actor, 'manageUsers')) return 'manage';
  const scope = scopeFor(actor, '*', 'read');
  if (scope === 'all') return 'all';
  return scope === 'below' || scope === 'department' ? 'below' : 'none';
}
