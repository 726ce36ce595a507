import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { selectFirstOfEachRole } from './userQueries.ts';

/** The first administrator of the workspace who can sign in. Throws `not_found` when there is none. */
export async function findAdministrator(ctx: Pick<Context, 'pools' | 'workspace'>): Promise<string> {
  const first = await selectFirstOfEachRole(ctx.pools.app, ctx.workspace);
  const administrator = first.find((person) => person.role === 'administrator');
  if (!administrator) throw new Refused('not_found');
  return administrator.user_id;
}
