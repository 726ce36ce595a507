import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';
import type { FeedbackNews } from '../funnels/index.ts';
import { deliver } from './deliver.ts';

/** As much of what was said, and of the answer, as a notification shows. */
const MOST_TEXT = 120;

/** Tells who said something of a funnel that somebody else has dealt with it: no record is named, so that no right is asked. */
export async function tellFeedback(
  ctx: Context,
  { to, funnel, stage, text, reply }: FeedbackNews,
  tx: Transaction,
): Promise<void> {
  const { userId: actorId } = ctx.actor;
  if (to === actorId) return;
  const answer = reply ? { reply: reply.slice(0, MOST_TEXT) } : {};
  const params = { funnel, stage, text: text.slice(0, MOST_TEXT), ...answer };
  await deliver(tx, ctx, [{ kind: 'feedbackClosed', userId: to, actorId, object: null, recordIds: [], params }]);
}
