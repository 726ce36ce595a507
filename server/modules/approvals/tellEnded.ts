import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import { type ApprovalNews, approvalHooks } from './hooks.ts';
import type { StoredRequest } from './types.ts';

/** Tells the requester what came of it. */
export async function tellEnded(
  tx: Transaction,
  ctx: Context,
  { id, object, recordId, subject, requestedBy }: StoredRequest,
  end: Pick<ApprovalNews, 'kind' | 'note' | 'moved' | 'missing'>,
): Promise<void> {
  const news = { ...end, people: [requestedBy], request: id, object, record: recordId, title: subject.title };
  await approvalHooks().tell(ctx, [news], tx);
}
