import { type Context, DOORS } from '#server/platform/context.ts';
import { notifyEvents } from '#server/platform/events/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { moveOwnedRows, moveSearchTokens } from './followOwnerQueries.ts';
import { recordHooks } from './hooks.ts';
import { isSearchable } from './searchDocument.ts';
import { renewSpans } from './spanQueries.ts';

type Place = { id: string; token: number } | undefined;

/**
 * When a person changes department, the records they own follow: from now on the new department's readers see them.
 * Reports of the past keep the old department, which their spans and visits hold.
 */
export async function followOwner(
  tx: Transaction,
  ctx: Context,
  move: { userId: string; from: Place; to: Place },
): Promise<void> {
  const definitions = await getDefinitions(ctx);
  for (const object of definitions.all.filter((candidate) => candidate.visibility.own)) {
    const department = object.fields.find((field) => field.key === 'department')!;
    await recordHooks().beforeReassign(tx, ctx, object);
    const ids = await moveOwnedRows(tx, ctx.workspace, object, {
      userId: move.userId,
      from: move.from,
      to: move.to,
      actorId: ctx.actor.userId,
      door: DOORS[ctx.door],
      departmentFieldId: department.id,
    });
    await renewSpans(tx, ctx.workspace, object, new Map(ids.map((id) => [id, ctx.now])));
    if (ids.length > 0 && isSearchable(object)) await moveSearchTokens(tx, ctx.workspace, ids, move.from, move.to);
    if (ids.length > 0) await recordHooks().afterReassign(tx, ctx, object, ids);
  }
  await notifyEvents(tx, ctx.workspace);
}
