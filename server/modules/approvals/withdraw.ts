import type { ApprovalBody } from '#contract/approvals.ts';
import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { bodiesOf } from './body.ts';
import { isConcerned } from './concern.ts';
import { logApproval } from './eventQueries.ts';
import { endRequest, lockRequest, selectRequest } from './requestQueries.ts';
import { standingsOf } from './standing.ts';

/** Takes a request of one's own back while it waits. Throws `not_found`, `no_right`, `conflict` when it is over. */
export function withdraw(ctx: Context, id: string): Promise<ApprovalBody> {
  return inTransaction(ctx.pools.app, async (tx) => {
    const request = await lockRequest(tx, ctx.workspace, id);
    const [before] = await standingsOf(tx, ctx, request ? [request] : []);
    if (!request || !before || !(await isConcerned(tx, ctx, before))) throw new Refused('not_found');
    if (request.requestedBy !== ctx.actor.userId) throw new Refused('no_right');
    if (request.state !== 'waiting') throw new Refused('conflict', { issues: [issue('approval_over')] });
    await endRequest(tx, ctx.workspace, id, { state: 'withdrawn', at: ctx.now });
    const object = (await getDefinitions(ctx)).object(request.object);
    await logApproval(tx, ctx, object.id, request, { act: 'approvalWithdrawn', note: null });
    const after = await selectRequest(tx, ctx.workspace, id);
    const [body] = await bodiesOf(ctx, await standingsOf(tx, ctx, after ? [after] : []));
    return body!;
  });
}
