import { principalsOf } from '#domain/approvals/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { selectStandIns } from './delegationQueries.ts';
import { type Standing, todayOf } from './standing.ts';

/** Whether somebody asked for it, is asked in one of its steps, stands in for one who is, or decided on it. */
export async function isConcerned(db: Queryable, ctx: Context, { request }: Standing): Promise<boolean> {
  const me = ctx.actor.userId;
  const asked = request.steps.flatMap(({ approvers }) => approvers);
  if (request.requestedBy === me || asked.includes(me)) return true;
  if (request.decisions.some(({ decidedBy }) => decidedBy === me)) return true;
  const today = todayOf(ctx);
  const delegations = await selectStandIns(db, ctx.workspace, asked, today);
  return principalsOf(me, asked, delegations, { requester: request.requestedBy, today }).length > 0;
}
