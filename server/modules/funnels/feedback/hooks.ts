import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/sql.ts';

/** That what somebody said of a funnel was dealt with. */
export type FeedbackNews = { to: string; funnel: string; stage: string; text: string; reply: string | null };

/** What higher modules add; filled by wiring. */
export type FeedbackHooks = { tell(ctx: Context, news: FeedbackNews, tx: Transaction): Promise<void> };

let filled: FeedbackHooks = { tell: async () => {} };

/** Called once by wiring, before the first verb. */
export function setFeedbackHooks(hooks: FeedbackHooks): void {
  filled = hooks;
}

export const feedbackHooks = (): FeedbackHooks => filled;
