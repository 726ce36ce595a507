import type { Context } from '#server/platform/context.ts';
import { updateUser } from './updateUser.ts';

/** Puts a user into another department; the records that the user owns follow (hook `onUserMoved`). */
export function moveUser(ctx: Context, move: { userId: string; departmentId: string | null }): Promise<void> {
  return updateUser(ctx, { id: move.userId, departmentId: move.departmentId });
}
