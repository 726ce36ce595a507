import type { ViewsAnswer } from '#contract/views.ts';
import type { Context } from '#server/platform/context.ts';
import { viewBody } from './body.ts';
import { selectDefault, selectViews } from './queries.ts';

/** The views of a place that the reader may use, the own ones first, and the one that the page opens with. */
export async function listViews(ctx: Context, place: string): Promise<ViewsAnswer> {
  const rows = await selectViews(ctx.pools.app, ctx.workspace, ctx.actor.userId, place);
  const chosen = await selectDefault(ctx.pools.app, ctx.workspace, ctx.actor.userId, place);
  // A view that is no longer shared with the reader opens nothing.
  return {
    views: rows.map((row) => viewBody(ctx, row)),
    defaultId: rows.some(({ id }) => id === chosen) ? chosen : null,
  };
}
