import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { createWorld, emailOf, type World } from '#server/testing/identityWorld.ts';
import { createTestDatabase, type TestDatabase } from '#server/testing/testDatabase.ts';
import {
  assignRoles,
  createDepartments,
  createRole,
  createUsers,
  deactivateUser,
  getDirectory,
  getUser,
  listRoles,
  listUsers,
  moveDepartment,
  moveUser,
  setIdentityHooks,
  type UserMove,
  updateDepartment,
  updateRole,
  updateUser,
} from './index.ts';

let db: TestDatabase;
let world: World;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await createWorld(db);
});

const version = async () => {
  const { rows } = await db.owner.query('select definitions_version from loudou.workspace where id = $1', [
    world.workspace.id,
  ]);
  return rows[0].definitions_version as number;
};

describe('users', () => {
  test('a batch makes the good ones and names what is wrong with the others', async () => {
    const email = emailOf('same', world.workspace.slug);
    await world.user('taken');
    const outcomes = await createUsers(world.system, [
      { name: '甲', email },
      { name: '乙', email: email.toUpperCase() },
      { name: '丙', email: emailOf('TAKEN', world.workspace.slug) },
      { name: '丁' },
      { name: ' ', email: 'no address', roles: ['no role'], departmentId: newId(), password: 'short' },
    ]);
    expect(outcomes.map((one) => one.ok)).toEqual([true, false, false, true, false]);
    const codes = outcomes.map((one) => (one.ok ? [] : one.issues.map(({ code, field }) => `${field} ${code}`)));
    expect(codes[1]).toEqual(['email not_unique']);
    expect(codes[2]).toEqual(['email not_unique']);
    expect(codes[4]?.toSorted()).toEqual([
      'departmentId unknown_reference',
      'email not_an_email',
      'name required',
      'password weak_password',
      'roles unknown_reference',
    ]);
    expect((await listUsers(world.system)).users.map((user) => user.name).toSorted()).toEqual(
      ['taken', '丁', '甲'].toSorted(),
    );
  });

  test('an e-mail address belongs to one user of all workspaces', async () => {
    const other = await createWorld(db);
    const email = emailOf('shared', 'both');
    expect(await createUsers(world.system, [{ name: 'a', email }])).toMatchObject([{ ok: true }]);
    expect(await createUsers(other.system, [{ name: 'a', email }])).toMatchObject([{ ok: false }]);
  });

  test('every change bumps the version, and the context reads its own change', async () => {
    const before = await version();
    const id = await world.user('anna');
    expect(await version()).toBe(before + 1);
    expect((await getDirectory(world.system)).person(id)?.name).toBe('anna');
    await updateUser(world.system, { id, name: 'Anna L.', phone: '13800000000' });
    expect((await getDirectory(world.system)).person(id)?.name).toBe('Anna L.');
    expect(world.system.workspace.definitionsVersion).toBe(await version());
    await expect(updateUser(world.system, { id, roles: ['no role'] })).rejects.toThrow('invalid_input');
    expect(await version()).toBe(before + 2);
  });

  test('a move tells the hook once, in the transaction, and what it throws undoes the move', async () => {
    const [east, west] = [await world.department('华东'), await world.department('西部')];
    const id = await world.user('mover', { departmentId: east });
    const moves: UserMove[] = [];
    setIdentityHooks({ onUserMoved: async (_tx, _ctx, move) => void moves.push(move) });
    await moveUser(world.system, { userId: id, departmentId: west });
    await moveUser(world.system, { userId: id, departmentId: west });
    await moveUser(world.system, { userId: id, departmentId: null });
    expect(moves).toMatchObject([
      { userId: id, from: { id: east }, to: { id: west } },
      { from: { id: west }, to: undefined },
    ]);
    setIdentityHooks({ onUserMoved: () => Promise.reject(new Error('records did not follow')) });
    await expect(moveUser(world.system, { userId: id, departmentId: east })).rejects.toThrow('did not follow');
    expect((await getUser(world.system, id)).departmentId).toBeNull();
    setIdentityHooks({ onUserMoved: async () => {} });
  });

  test('pages by name, finds parts, hides phones from colleagues', async () => {
    const names = ['李雷', '王芳', '陈晨', '100%', 'zoe'];
    for (const [index, name] of names.entries())
      await world.user(name, { email: `u${index}@${world.workspace.slug.replace('_', '-')}.example`, phone: '1' });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listUsers(world.system, { limit: 2, ...(after ? { after } : {}) });
      seen.push(...page.users.map((user) => user.name));
      after = page.next ?? undefined;
    } while (after);
    expect(seen.toSorted()).toEqual(names.toSorted());
    expect(seen.indexOf('陈晨')).toBeLessThan(seen.indexOf('李雷'));
    expect((await listUsers(world.system, { text: '0%' })).users.map((user) => user.name)).toEqual(['100%']);
    const zoe = (await listUsers(world.system, { text: 'ZOE' })).users[0]!;
    const colleague = await world.as(zoe.id);
    expect((await listUsers(colleague, { text: '李' })).users[0]!.phone).toBeNull();
    expect((await getUser(colleague, zoe.id)).phone).toBe('1');
    await expect(listUsers(world.system, { after: 'rubbish' })).rejects.toThrow('cursor_expired');
  });
});

describe('rights over people', () => {
  test('reps change nobody', async () => {
    const rep = await world.as(await world.user('rep'));
    const id = rep.actor.userId;
    for (const attempt of [
      () => createUsers(rep, [{ name: 'x' }]),
      () => updateUser(rep, { id, roles: ['administrator'] }),
      () => createDepartments(rep, [{ name: 'x' }]),
      () => createRole(rep, { key: 'x', names: { 'zh-CN': 'x' }, rights: {}, abilities: [] }),
      () => updateRole(rep, 'rep', { abilities: ['manageUsers'] }),
    ])
      await expect(attempt()).rejects.toThrow('no_right');
  });

  test('who manages users cannot rise by it', async () => {
    await createRole(world.system, {
      key: 'hr',
      names: { 'zh-CN': '人事' },
      rights: { '*': { read: 'own' } },
      abilities: ['manageUsers'],
    });
    const boss = await world.user('boss', { roles: ['administrator'] });
    const hr = await world.as(await world.user('hr', { roles: ['hr'] }));
    const self = hr.actor.userId;
    await expect(assignRoles(hr, { userId: self, roles: ['administrator'] })).rejects.toMatchObject({
      issues: [{ code: 'no_right' }],
    });
    await expect(updateUser(hr, { id: boss, password: 'i take your place' })).rejects.toThrow('no_right');
    await expect(updateRole(hr, 'hr', { abilities: ['manageUsers', 'manageWorkspace'] })).rejects.toThrow('no_right');
    await expect(updateRole(hr, 'hr', { rights: { '*': { read: 'all' } } })).rejects.toThrow('no_right');
    expect(await createUsers(hr, [{ name: 'x', roles: ['administrator'] }])).toMatchObject([{ ok: false }]);
    expect(await createUsers(hr, [{ name: 'x', roles: ['hr'] }])).toMatchObject([{ ok: true }]);
  });

  test('the last who manages users stays', async () => {
    const one = await world.user('one', { roles: ['administrator'] });
    await expect(deactivateUser(world.system, { id: one })).rejects.toMatchObject({
      issues: [{ code: 'last_administrator' }],
    });
    await expect(assignRoles(world.system, { userId: one, roles: [] })).rejects.toThrow('invalid_input');
    await expect(updateRole(world.system, 'administrator', { abilities: [] })).rejects.toThrow('invalid_input');
    const two = await world.user('two', { roles: ['administrator'] });
    const results = await Promise.allSettled([one, two].map((id) => deactivateUser(world.system, { id })));
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a changed role holds at the next look', async () => {
    const id = await world.user('fin', { roles: ['finance'] });
    await updateRole(world.system, 'finance', { rights: { '*': { read: 'own' } } });
    expect((await world.as(id)).actor.roles[0]!.rights).toEqual({ '*': { read: 'own' } });
    expect((await listRoles(world.system)).map((role) => role.key)).toContain('marketing');
  });
});

describe('departments', () => {
  test('managers reach all below, and a moved department takes its reach along', async () => {
    const group = await world.department('集团');
    const [sales, service] = [await world.department('销售', group), await world.department('服务', group)];
    const east = await world.department('华东', sales);
    const boss = await world.user('boss', { departmentId: sales, roles: ['manager'] });
    const tokensOf = async (...ids: string[]) => {
      const directory = await getDirectory(world.system);
      return ids.map((id) => directory.department(id)!.token).toSorted();
    };
    const reach = async () => (await world.as(boss)).actor.departmentsBelow.toSorted();
    expect(await reach()).toEqual(await tokensOf(sales, east));
    await moveDepartment(world.system, { id: east, parentId: service });
    expect(await reach()).toEqual(await tokensOf(sales));
  });

  test('a batch may build a tree; unknown parents are refused', async () => {
    const [a, b] = [newId(), newId()];
    const outcomes = await createDepartments(world.system, [
      { id: a, name: 'A' },
      { id: b, name: 'B', parentId: a },
      { name: 'C', parentId: newId() },
      { id: a, name: 'again' },
    ]);
    expect(outcomes.map((one) => one.ok)).toEqual([true, true, false, false]);
    expect((await getDirectory(world.system)).tokensBelow(a)).toHaveLength(2);
  });

  test('no circles, not even by two moves at once', async () => {
    const [a, b] = [await world.department('A'), await world.department('B')];
    await expect(moveDepartment(world.system, { id: a, parentId: a })).rejects.toThrow('invalid_input');
    const moves = [
      moveDepartment(world.system, { id: a, parentId: b }),
      moveDepartment(world.system, { id: b, parentId: a }),
    ];
    expect((await Promise.allSettled(moves)).map((move) => move.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('one in use is not closed', async () => {
    const id = await world.department('D');
    const user = await world.user('d', { departmentId: id });
    await expect(updateDepartment(world.system, { id, active: false })).rejects.toMatchObject({
      issues: [{ code: 'department_in_use' }],
    });
    await moveUser(world.system, { userId: user, departmentId: null });
    await updateDepartment(world.system, { id, active: false, name: 'gone' });
    await expect(moveUser(world.system, { userId: user, departmentId: id })).rejects.toThrow('invalid_input');
  });
});
