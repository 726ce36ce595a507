import type { NewView, ViewBody } from '#contract/views.ts';
import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import { viewBody } from './body.ts';
import { checkSettings, checkSharing, MAX_VIEWS, nameTaken } from './checkView.ts';
import { countViews, insertView, selectView } from './queries.ts';

/** Keeps a look at a page under a name of one's own. Throws `invalid_input` for a name in use, `no_right` for sharing. */
export async function createView(ctx: Context, view: NewView): Promise<ViewBody> {
  checkSettings(view.settings);
  checkSharing(ctx, view.sharing);
  const { app } = ctx.pools;
  const ownerId = ctx.actor.userId;
  if ((await countViews(app, ctx.workspace, ownerId, view.place)) >= MAX_VIEWS) {
    throw new Refused('invalid_input', { issues: [issue('out_of_range', 'views', { min: 0, max: MAX_VIEWS })] });
  }
  const id = newId();
  if (!(await insertView(app, ctx.workspace, { ...view, id, ownerId }))) throw nameTaken(view.name);
  return viewBody(ctx, (await selectView(app, ctx.workspace, ownerId, id))!);
}
