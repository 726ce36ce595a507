import { principalsOf } from '#domain/approvals/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { approvalHooks } from './hooks.ts';
import { type Standing, todayOf } from './standing.ts';

/** Tells those whose turn it is, and those who stand in for them today; not again who was told at an earlier step. */
export async function tellAsked(
  tx: Transaction,
  ctx: Context,
  { request, progress, delegations }: Standing,
  told: readonly string[] = [],
): Promise<void> {
  if (progress.state !== 'waiting') return;
  const day = { requester: request.requestedBy, today: todayOf(ctx) };
  const standIns = delegations
    .map(({ to }) => to)
    .filter((person) => principalsOf(person, progress.open, delegations, day).length > 0);
  const people = [...new Set([...progress.open, ...standIns])].filter((person) => !told.includes(person));
  const { id, object, recordId, subject, note } = request;
  const news = { kind: 'asked' as const, people, request: id, object, record: recordId, title: subject.title, note };
  await approvalHooks().tell(ctx, [news], tx);
}
