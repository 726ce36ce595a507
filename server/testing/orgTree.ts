import fc from 'fast-check';
import { type Actor, DATA_SCOPES, type DataScope } from '#domain/identity/types.ts';
import type { World } from './world.ts';
import { insertDepartment, insertUser, type TestDepartment } from './worldQueries.ts';

export type Person = { actor: Actor; department: number; scope: DataScope };

/** A random org tree with people of every scope in it, and an oracle of who sees whose records. */
export type OrgTree = {
  people: Person[];
  /** A number below `count`, the same in every run. */
  pick(count: number): number;
  /** By hand: walks up the tree and compares. Shares no code with the product. */
  owns(reader: number, owner: number): boolean;
};

export async function createOrgTree(world: World, { departments = 8, people = 24, seed = 7 } = {}): Promise<OrgTree> {
  const random = fc.sample(fc.nat(), { numRuns: 5000, seed });
  const pick = (count: number) => random.pop()! % count;
  const parents: (number | null)[] = [null];
  while (parents.length < departments) parents.push(pick(parents.length));
  const isUnder = (department: number, top: number): boolean => {
    for (let at: number | null = department; at !== null; at = parents[at] ?? null) if (at === top) return true;
    return false;
  };

  const homes: TestDepartment[] = [];
  for (const [index, parent] of parents.entries()) {
    const above = parent === null ? null : homes[parent]!.id;
    homes.push(await insertDepartment(world.db.owner, world.workspace, `部门${index}`, above));
  }
  const crowd: Person[] = [];
  for (let index = 0; index < people; index++) {
    const department = pick(homes.length);
    const scope = DATA_SCOPES[index % DATA_SCOPES.length]!;
    const actor = await insertUser(world.db.owner, world.workspace, {
      name: `person${index}`,
      role: 'rep',
      department: homes[department]!,
      below: homes.filter((_, candidate) => isUnder(candidate, department)),
    });
    const rights = { '*': { create: true, read: scope } };
    const role = { id: 1, key: scope, names: { 'zh-CN': scope }, abilities: [], rights };
    crowd.push({ actor: { ...actor, roles: [role] }, department, scope });
  }
  const owns = (reader: number, owner: number): boolean => {
    const me = crowd[reader]!;
    if (me.scope === 'all' || reader === owner) return true;
    const home = crowd[owner]!.department;
    if (me.scope === 'department') return home === me.department;
    return me.scope === 'below' && isUnder(home, me.department);
  };
  return { people: crowd, pick, owns };
}
