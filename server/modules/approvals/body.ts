import type { ApprovalBody } from '#contract/approvals.ts';
import type { Context } from '#server/platform/context.ts';
import { getDirectory } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { type Candidates, selectVisible } from '../records/index.ts';
import { mayDecideFor, type Standing, todayOf } from './standing.ts';

/**
 * What a reader is shown of requests: people by name, the record by what it was when it was asked, and whether the reader
 * may open it. The values that come with the move are never told.
 */
export async function bodiesOf(ctx: Context, standings: readonly Standing[]): Promise<ApprovalBody[]> {
  const [directory, visible] = [await getDirectory(ctx), await visibleOf(ctx, standings)];
  const named = (id: string) => ({ id, name: directory.person(id)?.name ?? '' });
  const today = todayOf(ctx);
  return standings.map((standing): ApprovalBody => {
    const { request, state, progress } = standing;
    const { subject } = request;
    return {
      id: request.id,
      object: request.object,
      record: request.recordId,
      subject: { title: subject.title, amount: subject.amount, owner: subject.owner ? named(subject.owner) : null },
      mayOpen: visible.has(request.recordId),
      funnel: request.funnel,
      from: request.fromStage,
      stage: request.gateStage,
      to: request.to,
      gate: request.gate,
      requester: named(request.requestedBy),
      requestedAt: request.requestedAt.toISOString(),
      note: request.note,
      state,
      endedAt: request.endedAt?.toISOString() ?? null,
      reason: request.reason,
      moved: request.moved,
      steps: request.steps.map(({ mode, approvers }, index) => ({
        mode,
        state: stepState(standing, index),
        people: approvers.map((id) => {
          const made = request.decisions.find(({ decidedFor }) => decidedFor === id);
          const by = made && made.decidedBy !== id ? named(made.decidedBy) : null;
          const decision = made && {
            approved: made.approved,
            by,
            at: new Date(made.at).toISOString(),
            note: made.note,
          };
          return { person: named(id), decision: decision ?? null };
        }),
      })),
      mine: mayDecideFor(standing, ctx.actor.userId, today).map(named),
      mayWithdraw: state === 'waiting' && progress.state === 'waiting' && request.requestedBy === ctx.actor.userId,
    };
  });
}

function stepState({ request, progress }: Standing, index: number): ApprovalBody['steps'][number]['state'] {
  if (progress.state === 'approved') return 'done';
  const current =
    progress.state === 'waiting'
      ? progress.step
      : request.steps.findIndex(({ approvers }) =>
          request.decisions.some(({ decidedFor, approved }) => !approved && approvers.includes(decidedFor)),
        );
  return index < current ? 'done' : index === current ? 'current' : 'ahead';
}

async function visibleOf(ctx: Context, standings: readonly Standing[]): Promise<Set<string>> {
  const definitions = await getDefinitions(ctx);
  const wanted = new Map<string, Candidates>();
  for (const { request } of standings) {
    if (!definitions.find(request.object)) continue;
    const known = wanted.get(request.object) ?? { ids: new Set<string>() };
    wanted.set(request.object, { ids: known.ids.add(request.recordId) });
  }
  return wanted.size === 0 ? new Set() : selectVisible(ctx.pools.app, ctx, definitions, wanted);
}
