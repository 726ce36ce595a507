import { type Issue, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { isBusy, isPassing, isPassingConflict } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { contextOfUser } from '../identity/index.ts';
import { approvalHooks } from './hooks.ts';
import { keepSavepoint, rollBackToSavepoint, saveMoved, savepoint } from './requestQueries.ts';
import { tellEnded } from './tellEnded.ts';
import type { StoredRequest } from './types.ts';

export type Followed = {
  /** What kept the move. */
  issues: Issue[];
  /** Once the transaction has ended. */
  afterwards: () => Promise<void>;
  /** What went wrong with the move; the approval stands, and whoever asked for it is told so. */
  broke?: Error;
};

/** Who asked, as he may move by his approval; undefined when he has left: there is nobody in whose name it could move. */
export async function requesterOf(ctx: Context, request: StoredRequest | undefined): Promise<Context | undefined> {
  if (!request) return undefined;
  try {
    const requester = await contextOfUser(ctx, ctx.workspace, { id: request.requestedBy }, 'approval');
    return { ...requester, locale: ctx.locale };
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/**
 * Makes the move that was wished, in the requester's name and with his rights, behind a savepoint of the decision's own
 * transaction: what was approved stays approved whatever else stands in the way, and no end of the server leaves an approval
 * without what follows from it. Tells the requester and answers what kept it.
 */
export async function moveAsWished(
  tx: Transaction,
  ctx: Context,
  request: StoredRequest,
  requester: Context | undefined,
): Promise<Followed> {
  const followed = await attempt(tx, request, requester);
  const missing = followed.broke ? 1 : followed.issues.length;
  await saveMoved(tx, ctx.workspace, request.id, missing === 0);
  await tellEnded(tx, ctx, request, { kind: 'approved', note: null, moved: missing === 0, missing });
  return followed;
}

async function attempt(
  tx: Transaction,
  { object, recordId, to, fill, note }: StoredRequest,
  requester: Context | undefined,
): Promise<Followed> {
  const afterwards = async () => {};
  if (!requester) return { issues: [issue('no_right')], afterwards };
  await savepoint(tx);
  try {
    const command = { id: recordId, to, fill, note: note ?? undefined };
    const { outcome, ...rest } = await approvalHooks().move(requester, object, command, tx);
    await keepSavepoint(tx);
    return { issues: outcome.ok ? [] : outcome.issues, ...rest };
  } catch (error) {
    // A deadlock or a publish is for the whole transaction to try again; where the database is away, there is nothing to decide in.
    if (isPassing(error) || isPassingConflict(error) || isBusy(error)) throw error;
    await rollBackToSavepoint(tx);
    if (!(error instanceof Refused)) return { issues: [], afterwards, broke: error as Error };
    return { issues: error.issues.length > 0 ? error.issues : [issue('no_right')], afterwards };
  }
}
