import type { ApprovalBody, ApprovalBox, ApprovalList } from '#contract/approvals.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getRecord } from '../records/index.ts';
import { bodiesOf } from './body.ts';
import { isConcerned } from './concern.ts';
import { selectDelegations } from './delegationQueries.ts';
import { selectAsked, selectDone, selectOfRecord, selectWaiting } from './listQueries.ts';
import { selectRequest } from './requestQueries.ts';
import { mayDecideFor, type Standing, standingsOf, todayOf } from './standing.ts';

/** What waits for the reader, what the reader asked for, or what the reader decided. All that wait come at once. */
export async function listApprovals(
  ctx: Context,
  { box, before, limit = 30 }: { box: ApprovalBox; before?: string | undefined; limit?: number | undefined },
): Promise<ApprovalList> {
  if (box === 'waiting') return { items: await bodiesOf(ctx, await waitingFor(ctx)), next: null };
  const select = box === 'asked' ? selectAsked : selectDone;
  const found = await select(ctx.pools.app, ctx.workspace, ctx.actor.userId, { before, limit: limit + 1 });
  const page = found.slice(0, limit);
  const items = await bodiesOf(ctx, await standingsOf(ctx.pools.app, ctx, page));
  return { items, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export const countWaiting = async (ctx: Context): Promise<number> => (await waitingFor(ctx)).length;

async function waitingFor(ctx: Context): Promise<Standing[]> {
  const { app } = ctx.pools;
  const me = ctx.actor.userId;
  const today = todayOf(ctx);
  const delegations = await selectDelegations(app, ctx.workspace, me, today);
  const principals = delegations.filter(({ to }) => to === me).map(({ from }) => from);
  const found = await selectWaiting(app, ctx.workspace, [...new Set([me, ...principals])]);
  const standings = await standingsOf(app, ctx, found);
  return standings.filter((standing) => mayDecideFor(standing, me, today).length > 0);
}

/** What was asked of a record, newest first, for those who may see it. Throws `not_found`. */
export async function approvalsOfRecord(ctx: Context, object: string, id: string): Promise<ApprovalBody[]> {
  await getRecord(ctx, object, id);
  const found = await selectOfRecord(ctx.pools.app, ctx.workspace, id);
  return bodiesOf(ctx, await standingsOf(ctx.pools.app, ctx, found));
}

/** One request, for those whom it concerns and those who may see the record. Throws `not_found`. */
export async function getApproval(ctx: Context, id: string): Promise<ApprovalBody> {
  const request = await selectRequest(ctx.pools.app, ctx.workspace, id);
  const [standing] = await standingsOf(ctx.pools.app, ctx, request ? [request] : []);
  if (!standing) throw new Refused('not_found');
  const [body] = await bodiesOf(ctx, [standing]);
  if (!body?.mayOpen && !(await isConcerned(ctx.pools.app, ctx, standing))) throw new Refused('not_found');
  return body!;
}
