import {
  contextOfUser,
  createApiToken,
  createDepartments,
  createRole,
  createUsers,
  createWorkspace,
  systemContext,
} from '#server/modules/identity/index.ts';
import type { Context, Pools, Workspace } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { createLog } from '#server/platform/log/index.ts';
import { type Random, randomOf } from '#server/testing/random.ts';
import { askForApprovals } from './approvals.ts';
import { createFacts } from './facts.ts';
import { insertWaiting } from './pendingQueries.ts';
import { type Person, type Rights, type Role, SCOPES, type World } from './world.ts';

export type Size = { departments: number; people: number; records: number };
const ABILITIES = ['export', 'import', 'confirmDocuments'] as const;
const NARROWED = ['opportunity', 'account', 'contact', 'opportunityLine', 'activity', 'lead', 'product', 'task'];

/** A company by the dice: an org tree, roles of every scope, people with one or two of them, records of every kind. */
export async function buildWorld(pools: Pools, seed: number, size: Size): Promise<{ world: World; admin: Context }> {
  const roll = randomOf(seed);
  const slug = `rights_${process.pid}_${seed}`;
  const entrance = { pools, log: createLog({ level: 'silent' }), now: new Date() };
  const basics = { name: '权限公司', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY' } as const;
  const workspace = await createWorkspace({ pools }, { slug, ...basics });
  const system = systemContext(entrance, workspace);
  const departments = departmentsOf(roll, size.departments);
  const rows = departments.map(({ id, parent }, index) => ({
    id,
    name: `部门${index}`,
    parentId: parent === null ? null : departments[parent]!.id,
  }));
  refuseFailures(await createDepartments(system, rows));
  const roles = rolesOf(roll);
  for (const { key, rights } of roles) {
    await createRole(system, { key, names: { 'zh-CN': key }, rights, abilities: [...ABILITIES] });
  }
  const people = Array.from({ length: size.people }, (_, index): Person => {
    const homeless = roll.chance(0.06);
    const roleCount = roll.chance(0.25) ? 2 : 1;
    return {
      id: newId(),
      name: `人员${index}`,
      phone: `1390000${String(index).padStart(4, '0')}`,
      department: homeless ? null : roll.below(departments.length),
      roles: Array.from({ length: roleCount }, () => roll.below(roles.length)),
      token: '',
    };
  });
  const users = people.map(({ id, name, phone, department, roles: held }, index) => ({
    id,
    name,
    phone,
    email: `person${index}@${slug.replaceAll('_', '-')}.example`,
    roles: [...new Set(held.map((role) => roles[role]!.key))],
    ...(department === null ? {} : { departmentId: departments[department]!.id }),
  }));
  const admin = {
    id: newId(),
    name: '总管',
    email: `admin@${slug.replaceAll('_', '-')}.example`,
    roles: ['administrator'],
  };
  refuseFailures(await createUsers(system, [...users, admin]));
  const as = (id: string) => actAs(entrance, workspace, id);
  for (const person of people) person.token = await tokenOf(await as(person.id));
  const adminContext = await as(admin.id);
  const world: World = {
    slug,
    departments,
    roles,
    people,
    facts: [],
    approvals: [],
    admin: { id: admin.id, token: await tokenOf(adminContext) },
    imports: [],
    uploads: [],
  };
  await createFacts({ world, admin: adminContext, roll, count: size.records });
  await askForApprovals(world, adminContext, roll);
  await insertWaiting(pools.app, workspace);
  return { world, admin: adminContext };
}

const actAs = (entrance: Parameters<typeof contextOfUser>[0], workspace: Workspace, id: string): Promise<Context> =>
  contextOfUser({ ...entrance, now: new Date() }, workspace, { id }, 'page');

const tokenOf = async (ctx: Context) => (await createApiToken(ctx, { name: 'rights' })).token;

function departmentsOf(roll: Random, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    parent: index === 0 || roll.chance(0.08) ? null : roll.below(index),
  }));
}

/** One role of every plain scope, and as many with rights that differ from object to object. */
function rolesOf(roll: Random): Role[] {
  const some = (): Rights => ({
    create: roll.chance(0.5),
    ...(roll.chance(0.85) ? { read: roll.pick(SCOPES) } : {}),
    ...(roll.chance(0.6) ? { update: roll.pick(SCOPES) } : {}),
    ...(roll.chance(0.4) ? { delete: roll.pick(SCOPES) } : {}),
  });
  const plain = SCOPES.map((scope) => ({ key: scope, rights: { '*': { read: scope, update: scope, delete: scope } } }));
  const mixed = Array.from({ length: 6 }, (_, index) => ({
    key: `mixed${index}`,
    rights: Object.fromEntries([
      ['*', some()],
      ...NARROWED.filter(() => roll.chance(0.35)).map((object) => [object, some()] as const),
    ]) as Role['rights'],
  }));
  return [...plain, ...mixed];
}

export function refuseFailures(outcomes: readonly { ok: boolean }[]): void {
  const failed = outcomes.find(({ ok }) => !ok);
  if (failed) throw new Error(JSON.stringify(failed));
}
