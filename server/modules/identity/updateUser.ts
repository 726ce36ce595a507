import { issue } from '#domain/kernel/issue.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { changeDefinitions } from './changeDefinitions.ts';
import { checkUser, type UserInput } from './checkUser.ts';
import { type Directory, loadDirectory } from './directory.ts';
import { identityHooks } from './hooks.ts';
import { hashPassword } from './passwords.ts';
import { clearHeadships, endAccess } from './peopleQueries.ts';
import { type AccessKind, deleteSessionsOf, insertAccess, savePassword, selectLoginOfUser } from './queries.ts';
import { refuseAbove, requireAbility } from './require.ts';
import {
  deleteUserRoles,
  hasUserManager,
  insertLogins,
  insertUserRoles,
  selectUser,
  type UserDetailRow,
  updateLoginActive,
  updateLoginEmail,
  updateUserRow,
} from './userQueries.ts';

export type UserPatch = UserInput & { active?: boolean | undefined };

/**
 * Changes a user. A new department takes the user's records along; a new password or an end of activity signs the user
 * out everywhere, and inactive users' API tokens are dead. Throws `no_right`, `not_found`, `invalid_input`.
 */
export async function updateUser(
  ctx: Context,
  { id, ...patch }: UserPatch & { id: string },
  outer?: Transaction,
): Promise<void> {
  requireAbility(ctx, 'manageUsers');
  const passwordHash = patch.password === undefined ? undefined : await hashPassword(patch.password);
  await changeDefinitions(ctx, (tx) => changeUser(tx, ctx, { id, ...patch }, passwordHash), outer);
}

/** The same within a transaction of `changeDefinitions`, for acts that do more. */
export async function changeUser(
  tx: Transaction,
  ctx: Context,
  { id, ...patch }: UserPatch & { id: string },
  passwordHash?: string,
): Promise<void> {
  const directory = await loadDirectory(tx, ctx.workspace);
  const before = await selectUser(tx, ctx.workspace, id);
  if (!before) throw new Refused('not_found');
  refuseAbove(ctx, directory, before.roles);
  const issues = checkUser(ctx, directory, { ...patch, email: patch.email ?? undefined });
  if (issues.length) throw new Refused('invalid_input', { issues });
  const managed = await hasUserManager(tx, ctx.workspace);
  await updateUserRow(tx, ctx.workspace, id, rowOf(patch));
  await changeLogin(tx, ctx, before, patch, passwordHash);
  if (patch.active === false) await clearHeadships(tx, ctx.workspace, id);
  if (patch.roles) await replaceRoles(tx, ctx, directory, before, patch.roles);
  if (patch.departmentId !== undefined) await follow(tx, ctx, directory, before, patch.departmentId);
  if (managed && !(await hasUserManager(tx, ctx.workspace))) {
    throw new Refused('invalid_input', { issues: [issue('last_administrator', undefined, { name: before.name })] });
  }
}

const rowOf = ({ name, email, phone, title, departmentId, active }: UserPatch) => ({
  ...(name === undefined ? {} : { name: name.trim() }),
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
  ...(title === undefined ? {} : { title }),
  ...(departmentId === undefined ? {} : { departmentId }),
  ...(active === undefined ? {} : { active }),
});

async function changeLogin(
  tx: Transaction,
  ctx: Context,
  user: UserDetailRow,
  patch: UserPatch,
  passwordHash: string | undefined,
): Promise<void> {
  const loginId = await loginWithEmail(tx, ctx, user, patch.email);
  if (passwordHash !== undefined) {
    if (!loginId) throw new Refused('invalid_input', { issues: [issue('required', 'email')] });
    await savePassword(tx, loginId, passwordHash);
  }
  if (patch.active !== undefined && loginId) await updateLoginActive(tx, loginId, patch.active);
  if (patch.active === false && loginId) await endAccess(tx, loginId, ctx.now);
  else if (passwordHash !== undefined && loginId) await deleteSessionsOf(tx, loginId);
  const kind = whatEnded(user, patch, passwordHash);
  if (!kind) return;
  await insertAccess(tx, ctx.workspace, {
    kind,
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: { userId: user.id },
  });
}

function whatEnded(
  user: UserDetailRow,
  { active }: UserPatch,
  passwordHash: string | undefined,
): AccessKind | undefined {
  if (active === false) return 'userDeactivated';
  if (active && !user.active) return 'userReactivated';
  return passwordHash === undefined ? undefined : 'passwordChanged';
}

/** The id of the user's sign-in, made or changed where a new address asks for it. */
async function loginWithEmail(
  tx: Transaction,
  ctx: Context,
  user: UserDetailRow,
  email: string | undefined,
): Promise<string | undefined> {
  const login = await selectLoginOfUser(tx, ctx.workspace.id, user.id);
  if (email === undefined) return login?.login_id;
  const id = login?.login_id ?? newId();
  const free = login
    ? await updateLoginEmail(tx, id, email)
    : (await insertLogins(tx, ctx.workspace.id, [{ id, userId: user.id, email, passwordHash: null }])).size === 1;
  if (!free) throw new Refused('invalid_input', { issues: [issue('not_unique', 'email', { value: email })] });
  return id;
}

async function replaceRoles(
  tx: Transaction,
  ctx: Context,
  directory: Directory,
  user: UserDetailRow,
  roles: readonly string[],
): Promise<void> {
  await deleteUserRoles(tx, ctx.workspace, user.id);
  const pairs = roles.map((key) => ({ userId: user.id, roleId: directory.role(key)!.id }));
  await insertUserRoles(tx, ctx.workspace, pairs);
  await insertAccess(tx, ctx.workspace, {
    kind: 'rolesAssigned',
    at: ctx.now,
    actorId: ctx.actor.userId,
    details: { userId: user.id, before: user.roles, after: roles },
  });
}

async function follow(
  tx: Transaction,
  ctx: Context,
  directory: Directory,
  user: UserDetailRow,
  departmentId: string | null,
): Promise<void> {
  if (departmentId === user.department_id) return;
  const place = (id: string | null) => {
    const department = directory.department(id);
    return department && { id: department.id, token: department.token };
  };
  const move = { userId: user.id, token: user.token, from: place(user.department_id), to: place(departmentId) };
  await identityHooks().onUserMoved(tx, ctx, move);
}
