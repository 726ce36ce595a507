import type { ViewBody } from '#contract/views.ts';
import { can } from '#domain/identity/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { ViewRow } from './queries.ts';

/** Only the owner changes a view, and administrators, who tidy up what was left behind; nobody who only looks on. */
export const mayChange = (ctx: Context, row: Pick<ViewRow, 'owner_id'>): boolean =>
  !ctx.viewer && (row.owner_id === ctx.actor.userId || can(ctx.actor, 'manageWorkspace'));

export const viewBody = (ctx: Context, row: ViewRow): ViewBody => ({
  id: row.id,
  place: row.place,
  name: row.name,
  settings: row.settings,
  sharing: row.sharing,
  owner: { id: row.owner_id, name: row.owner_name },
  mine: mayChange(ctx, row),
  version: row.lock_version,
});
