import type { Actor } from '#domain/identity/index.ts';
import type { Directory } from './directory.ts';

/** Who acts, with everything that visibility needs, from the user's row and the workspace's directory. */
export function buildActor(
  directory: Directory,
  user: { id: string; name: string; token: number; departmentId: string | null; roleIds: readonly number[] },
): Actor {
  const department = directory.department(user.departmentId);
  return {
    userId: user.id,
    name: user.name,
    self: user.token,
    ...(department ? { department: department.token } : {}),
    departmentsBelow: department ? directory.tokensBelow(department.id) : [],
    roles: directory.roles.filter((role) => user.roleIds.includes(role.id)),
  };
}
