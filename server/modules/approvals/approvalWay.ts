import type { ApprovalWay } from '#contract/approvals.ts';
import type { Context } from '#server/platform/context.ts';
import { getDirectory } from '../identity/index.ts';
import { approvalFacts } from './approvalFacts.ts';
import { bodiesOf } from './body.ts';
import { decidersOf, lackingOf } from './decidersOf.ts';
import { approvalHooks, type WayQuestion } from './hooks.ts';
import { selectOfRecord } from './listQueries.ts';
import { loadOrganisation } from './organisation.ts';
import { planSteps } from './planSteps.ts';
import { standingsOf } from './standing.ts';

/** The approvals that a record's way to a stage asks for: how far each has come, and who would be asked. */
export async function approvalWay(ctx: Context, question: WayQuestion): Promise<ApprovalWay> {
  const way = await approvalHooks().way(ctx, question);
  if (way.gates.length === 0) return { gates: [] };
  const { app } = ctx.pools;
  const directory = await getDirectory(ctx);
  const facts = await approvalFacts(app, ctx, [{ id: question.id, values: way.values }]);
  const asked = await selectOfRecord(app, ctx.workspace, question.id);
  const present = asked.filter(({ visitId }) => visitId === way.visitId);
  const organisation = await loadOrganisation(ctx);
  const gates = [];
  for (const gate of way.gates) {
    const plan = planSteps(organisation, ctx.actor.userId, way, gate.steps);
    if (plan.length === 0) continue;
    const newest = present.find((request) => request.gate === gate.key);
    const [request] = await bodiesOf(ctx, await standingsOf(app, ctx, newest ? [newest] : []));
    const state = facts.get(question.id)?.get(gate.key)?.state ?? ('needed' as const);
    const lacking = state === 'approved' ? [] : [{ ...lackingOf(way, gate, question.id), state }];
    const [deciders = []] = await decidersOf(app, ctx, lacking);
    gates.push({
      gate: gate.key,
      stage: gate.stage,
      message: gate.message ?? null,
      state,
      mayAsk: way.mayWrite && state !== 'approved' && request?.state !== 'waiting',
      steps: plan.map(({ mode, approvers }) => ({
        mode,
        people: approvers.map((id) => ({ id, name: directory.person(id)?.name ?? '' })),
      })),
      deciders,
      request: request ?? null,
    });
  }
  return { gates };
}
