import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { mayChange } from './body.ts';
import { selectView, type ViewRow } from './queries.ts';

/** Locks a view for a change. Throws `not_found` where the reader does not see it, `no_right` where it is another's. */
export async function lockView(db: Queryable, ctx: Context, id: string): Promise<ViewRow> {
  const row = await selectView(db, ctx.workspace, ctx.actor.userId, id, true);
  if (!row) throw new Refused('not_found');
  if (!mayChange(ctx, row)) throw new Refused('no_right');
  return row;
}
