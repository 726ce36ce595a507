import { departmentsAbove, maySeeAs } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { buildActor } from './buildActor.ts';
import { type Directory, getDirectory } from './directory.ts';
import { identityHooks, type Owned } from './hooks.ts';
import { type ApiToken, toApiToken } from './listTokens.ts';
import { type ListedPerson, reachOf, toPerson } from './people.ts';
import { selectPeople } from './peopleQueries.ts';
import { selectTokens } from './tokenQueries.ts';

type Named = { id: string; name: string };
export type PersonDetail = ListedPerson & {
  superior: Named | null;
  /** Departments that the person heads. */
  heads: Named[];
  /** Only for who manages people, as the tokens. */
  owned: Owned[];
  tokens: ApiToken[];
  maySeeAs: boolean;
};

/** One person with what belongs to them. Throws `no_right`, `not_found`. */
export async function personDetail(ctx: Context, id: string): Promise<PersonDetail> {
  const directory = await getDirectory(ctx);
  const { reach, mayShow } = reachOf(ctx, directory);
  const [row] = await selectPeople(ctx.pools.app, ctx.workspace, id);
  if (!row || !mayShow(row)) throw new Refused('not_found');
  const manages = reach === 'manage';
  const owned = manages ? await identityHooks().countOwned(ctx, id) : [];
  const tokens = manages && !ctx.viewer ? await selectTokens(ctx.pools.app, ctx.workspace.id, id) : [];
  const roleIds = directory.roles.filter((role) => row.roles.includes(role.key)).map((role) => role.id);
  const actor = buildActor(directory, { id, name: row.name, token: 0, departmentId: row.department_id, roleIds });
  return {
    ...toPerson(row, reach, ctx.now),
    superior: superiorOf(directory, id, row.department_id),
    heads: directory.departments.filter((one) => one.active && one.headId === id).map(named),
    owned: owned.filter((one) => one.live + one.past > 0),
    tokens: tokens.map(toApiToken),
    maySeeAs: row.active && !ctx.viewer && maySeeAs(ctx.actor, actor),
  };
}

/** The head of the nearest department above that somebody else heads. */
function superiorOf(directory: Directory, id: string, departmentId: string | null): Named | null {
  for (const one of departmentsAbove(directory.departments, departmentId)) {
    const head = directory.person(directory.department(one)?.headId);
    if (head?.active && head.id !== id) return named(head);
  }
  return null;
}

const named = ({ id, name }: Named): Named => ({ id, name });
