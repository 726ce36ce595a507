import type { ViewBody, ViewPatch } from '#contract/views.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { viewBody } from './body.ts';
import { checkSettings, checkSharing, nameTaken } from './checkView.ts';
import { lockView } from './lockView.ts';
import { selectView, updateView } from './queries.ts';

/** Renames, shares or overwrites a view. Throws `conflict` where another browser was there first. */
export async function changeView(ctx: Context, id: string, patch: ViewPatch): Promise<ViewBody> {
  if (patch.settings) checkSettings(patch.settings);
  return inTransaction(ctx.pools.app, async (tx) => {
    const row = await lockView(tx, ctx, id);
    if (patch.version !== undefined && patch.version !== row.lock_version) throw new Refused('conflict');
    const next = {
      id,
      name: patch.name ?? row.name,
      settings: patch.settings ?? row.settings,
      sharing: patch.sharing ?? row.sharing,
    };
    if (next.sharing !== row.sharing) checkSharing(ctx, next.sharing);
    if (!(await updateView(tx, ctx.workspace, next))) throw nameTaken(next.name);
    // An administrator who makes another's view private does not see it any more; the answer still says what it is.
    const after = await selectView(tx, ctx.workspace, row.owner_id, id);
    return viewBody(ctx, after!);
  });
}
