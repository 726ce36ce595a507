import type { Context } from '#server/platform/context.ts';
import { updateUser } from './updateUser.ts';

/** Gives a user exactly these roles. Nobody may give more rights than they hold. */
export function assignRoles(
  ctx: Context,
  { userId, roles }: { userId: string; roles: readonly string[] },
): Promise<void> {
  return updateUser(ctx, { id: userId, roles });
}
