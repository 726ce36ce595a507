import type { ApprovalBody, NewApproval } from '#contract/approvals.ts';
import { fingerprintOf, pathsThatMatter } from '#domain/approvals/index.ts';
import { issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { newId } from '#server/platform/ids.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { bodiesOf } from './body.ts';
import { logApproval } from './eventQueries.ts';
import { type AskedGate, approvalHooks, type Way } from './hooks.ts';
import { loadOrganisation } from './organisation.ts';
import { planSteps } from './planSteps.ts';
import { endRequest, insertRequest, lockWaiting, selectRequest } from './requestQueries.ts';
import { standingsOf } from './standing.ts';
import { tellAsked } from './tellAsked.ts';
import type { NewRequest } from './types.ts';

const refused = (code: 'approval_not_asked' | 'approval_asked_already' | 'approval_nobody') =>
  new Refused(code === 'approval_asked_already' ? 'conflict' : 'invalid_input', { issues: [issue(code)] });

/**
 * Asks for the approval of a gate on a record's way to a stage. What was asked before and has lapsed is replaced. Throws
 * `no_right` for those who may not move the record, `conflict` while the same is being asked.
 */
export async function requestApproval(ctx: Context, wish: NewApproval): Promise<ApprovalBody> {
  return askOnWay(ctx, wish, await approvalHooks().way(ctx, wish));
}

/** The same where the way is known. */
export async function askOnWay(ctx: Context, wish: NewApproval, way: Way): Promise<ApprovalBody> {
  if (!way.mayWrite) throw new Refused('no_right');
  const gate = way.gates.find(({ key }) => key === wish.gate);
  const steps = gate ? planSteps(await loadOrganisation(ctx), ctx.actor.userId, way, gate.steps) : [];
  if (!gate || steps.length === 0) throw refused('approval_not_asked');
  if (steps.some(({ approvers }) => approvers.length === 0)) throw refused('approval_nobody');
  const request = draft(ctx, wish, way, gate);
  return inTransaction(ctx.pools.app, async (tx) => {
    const former = await lockWaiting(tx, ctx.workspace, wish.id, wish.gate);
    if (former) {
      const [standing] = await standingsOf(tx, ctx, [former]);
      if (standing?.state === 'waiting') throw refused('approval_asked_already');
      await endRequest(tx, ctx.workspace, former.id, { state: 'lapsed', at: ctx.now });
    }
    if (!(await insertRequest(tx, ctx.workspace, request, steps))) throw refused('approval_asked_already');
    await logApproval(tx, ctx, way.object.id, request, { act: 'approvalRequested', note: request.note });
    const [standing] = await standingsOf(tx, ctx, [(await selectRequest(tx, ctx.workspace, request.id))!]);
    await tellAsked(tx, ctx, standing!);
    return (await bodiesOf(ctx, [standing!]))[0]!;
  });
}

function draft(ctx: Context, wish: NewApproval, way: Way, gate: AskedGate): NewRequest {
  const amount = way.object.tracked?.amount;
  const text = (key: string | undefined) => {
    const value = key === undefined ? null : way.values[key];
    return typeof value === 'string' ? value : null;
  };
  return {
    id: newId(),
    object: wish.object,
    recordId: wish.id,
    gate: gate.key,
    funnel: way.funnel,
    versionId: way.versionId,
    visitId: way.visitId,
    fromStage: way.from,
    gateStage: gate.stage,
    to: wish.to,
    fill: wish.fill ?? {},
    wished: way.wished,
    fingerprint: fingerprintOf(pathsThatMatter(gate.steps, amount), way.values),
    subject: { title: way.title, amount: text(amount), owner: text('owner') },
    requestedBy: ctx.actor.userId,
    requestedAt: ctx.now,
    note: wish.note || null,
  };
}
