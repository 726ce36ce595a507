import type { Context } from '#server/platform/context.ts';
import { updateUser } from './updateUser.ts';

/** Ends a user's access at once: sessions are closed, API tokens are dead. The user's records stay. */
export function deactivateUser(ctx: Context, { id }: { id: string }): Promise<void> {
  return updateUser(ctx, { id, active: false });
}
