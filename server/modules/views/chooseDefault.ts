import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { selectView, setDefault } from './queries.ts';

/** The view that a page opens with for this person; null for the page as it comes. */
export async function chooseDefault(ctx: Context, place: string, id: string | null): Promise<void> {
  const { userId } = ctx.actor;
  if (id !== null) {
    const row = await selectView(ctx.pools.app, ctx.workspace, userId, id);
    if (row?.place !== place) throw new Refused('not_found');
  }
  await setDefault(ctx.pools.app, ctx.workspace, userId, place, id);
}
