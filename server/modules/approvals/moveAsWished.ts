import { type Issue, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { contextOfUser } from '../identity/index.ts';
import { approvalHooks } from './hooks.ts';
import { saveMoved } from './requestQueries.ts';
import { tellEnded } from './tellEnded.ts';
import type { StoredRequest } from './types.ts';

/**
 * Makes the move that was wished, in the requester's name and with his rights, in a transaction of its own: what was
 * approved stays approved, whatever else stands in the way. Tells the requester and answers what does.
 */
export async function moveAsWished(ctx: Context, request: StoredRequest): Promise<Issue[]> {
  const end = (moved: boolean, missing: number) =>
    inTransaction(ctx.pools.app, async (tx) => {
      await saveMoved(tx, ctx.workspace, request.id, moved);
      await tellEnded(tx, ctx, request, { kind: 'approved', note: null, moved, missing });
    });
  const issues = await attempt(ctx, request).catch(async (error) => {
    // The approval stands: whoever asked for it is told so, whatever went wrong with the move.
    await end(false, 1);
    throw error;
  });
  await end(issues.length === 0, issues.length);
  return issues;
}

async function attempt(
  ctx: Context,
  { object, recordId, to, fill, note, requestedBy }: StoredRequest,
): Promise<Issue[]> {
  try {
    const requester = await contextOfUser(ctx, ctx.workspace, { id: requestedBy }, 'approval');
    const outcome = await approvalHooks().move({ ...requester, locale: ctx.locale }, object, {
      id: recordId,
      to,
      fill,
      note: note ?? undefined,
    });
    return outcome.ok ? [] : outcome.issues;
  } catch (error) {
    // Whoever asked has left since: there is nobody in whose name it could move.
    if (error instanceof Refused) return error.issues.length > 0 ? error.issues : [issue('no_right')];
    throw error;
  }
}
