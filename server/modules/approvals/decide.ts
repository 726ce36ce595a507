import type { ApprovalBody } from '#contract/approvals.ts';
import { type Issue, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { getDefinitions } from '../objects/index.ts';
import { bodiesOf } from './body.ts';
import { isConcerned } from './concern.ts';
import { logApproval } from './eventQueries.ts';
import { type Followed, moveAsWished, requesterOf } from './moveAsWished.ts';
import { endRequest, insertDecisions, lockRequest, selectRequest } from './requestQueries.ts';
import { mayDecideFor, type Standing, standingsOf, todayOf } from './standing.ts';
import { tellAsked } from './tellAsked.ts';
import { tellEnded } from './tellEnded.ts';

export type DecisionCommand = { approved: boolean; note?: string | undefined };

/**
 * Approves or rejects, for oneself and for all one stands in for. Decisions on a request follow one another; a rejection
 * ends it and needs a reason. After the last approval the wished move is made in the requester's name, in the same
 * transaction; `issues` say what kept it. Throws `not_found` for those who are not asked, `conflict` where it is over, lapsed or decided already.
 */
export async function decide(
  ctx: Context,
  id: string,
  { approved, note }: DecisionCommand,
): Promise<{ approval: ApprovalBody; issues: Issue[] }> {
  const reason = note?.trim() || null;
  if (!approved && !reason) throw new Refused('invalid_input', { issues: [issue('required', 'note')] });
  // Read before the transaction, which must not wait for a second connection while it holds one.
  const requester = await requesterOf(ctx, await selectRequest(ctx.pools.app, ctx.workspace, id));
  const followed = await inTransaction(ctx.pools.app, async (tx) => {
    const { state, request } = await write(tx, ctx, id, approved, reason);
    return state === 'approved' ? moveAsWished(tx, ctx, request, requester) : NOTHING_FOLLOWS;
  });
  await followed.afterwards();
  if (followed.broke) throw followed.broke;
  const after = await selectRequest(ctx.pools.app, ctx.workspace, id);
  const [body] = await bodiesOf(ctx, await standingsOf(ctx.pools.app, ctx, after ? [after] : []));
  return { approval: body!, issues: followed.issues };
}

const NOTHING_FOLLOWS: Followed = { issues: [], afterwards: async () => {} };

async function write(
  tx: Transaction,
  ctx: Context,
  id: string,
  approved: boolean,
  note: string | null,
): Promise<Standing> {
  const me = ctx.actor.userId;
  const request = await lockRequest(tx, ctx.workspace, id);
  const [before] = await standingsOf(tx, ctx, request ? [request] : []);
  if (!request || !before || !(await isConcerned(tx, ctx, before))) throw new Refused('not_found');
  const principals = mayDecideFor(before, me, todayOf(ctx));
  if (principals.length === 0) throw notNow(before, me);
  await insertDecisions(tx, ctx.workspace, id, { by: me, principals, approved, note, at: ctx.now });
  const object = (await getDefinitions(ctx)).object(request.object);
  await logApproval(tx, ctx, object.id, request, {
    act: approved ? 'approvalGranted' : 'approvalRejected',
    note,
    onBehalfOf: principals.filter((person) => person !== me),
  });
  const [after] = await standingsOf(tx, ctx, [(await selectRequest(tx, ctx.workspace, id))!]);
  const { progress } = after!;
  if (progress.state === 'waiting') {
    await tellAsked(tx, ctx, after!, toldAlready(before));
    return after!;
  }
  const { state } = progress;
  await endRequest(tx, ctx.workspace, id, { state, at: ctx.now, reason: approved ? null : note });
  if (state === 'rejected') await tellEnded(tx, ctx, request, { kind: 'rejected', note });
  return { ...after!, state };
}

/** Those of the step that was asked until now. */
const toldAlready = ({ progress }: Standing): string[] => (progress.state === 'waiting' ? progress.open : []);

function notNow({ request, state }: Standing, me: string): Refused {
  if (state === 'lapsed') return new Refused('conflict', { issues: [issue('approval_lapsed')] });
  const decided = request.decisions.some(({ decidedBy, decidedFor }) => decidedBy === me || decidedFor === me);
  if (state !== 'waiting' || decided) return new Refused('conflict', { issues: [issue('approval_over')] });
  return new Refused('no_right');
}
