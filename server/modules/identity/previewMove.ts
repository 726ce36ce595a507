import { departmentsBelow, mayHangUnder, moveEffect, type Role, scopeFor } from '#domain/identity/index.ts';
import { issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getDirectory } from './directory.ts';
import { selectPeople } from './peopleQueries.ts';
import { requireAbility } from './require.ts';

type Named = { id: string; name: string };
export type MovePreview = {
  /** Active people in the department and below it. */
  people: number;
  /** Who will see what these people own, and who no longer will. */
  gain: Named[];
  lose: Named[];
};

/** Whose view changes when a department hangs elsewhere. Throws `no_right`, `not_found`, `invalid_input` (a circle). */
export async function previewMove(ctx: Context, move: { id: string; parentId: string | null }): Promise<MovePreview> {
  requireAbility(ctx, 'manageUsers');
  const directory = await getDirectory(ctx);
  if (!directory.department(move.id)) throw new Refused('not_found');
  if (!mayHangUnder(directory.departments, move.id, move.parentId)) {
    throw new Refused('invalid_input', { issues: [issue('invalid_value', 'parentId')] });
  }
  const { gain, lose } = moveEffect(directory.departments, move.id, move.parentId);
  const inside = departmentsBelow(directory.departments, move.id);
  const people = (await selectPeople(ctx.pools.app, ctx.workspace)).filter((person) => person.active);
  const overseers = people.filter((person) =>
    reachesBelow(directory.roles.filter((role) => person.roles.includes(role.key))),
  );
  const of = (departments: string[]) =>
    overseers
      .filter((person) => departments.includes(person.department_id ?? ''))
      .map(({ id, name }) => ({ id, name }));
  const count = people.filter((person) => inside.includes(person.department_id ?? '')).length;
  return { people: count, gain: of(gain), lose: of(lose) };
}

/** Whether what somebody sees of any object follows from where departments hang. */
const reachesBelow = (roles: Role[]): boolean =>
  ['*', ...roles.flatMap((role) => Object.keys(role.rights))].some(
    (key) => scopeFor({ roles }, key, 'read') === 'below',
  );
