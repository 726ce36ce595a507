import type { BrowserContext } from 'playwright-core';
import { post } from './company.ts';

/** A funnel of deals that nobody works with in the demo company. */
export const QUIET_FUNNEL = 'standard';

/** A draft of it that has gates of all kinds; it stays. */
export async function draftOfTemplate(context: BrowserContext): Promise<number> {
  const from = { template: 'b2b' };
  const { id } = await post<{ id: number }>(context, `/api/funnels/${QUIET_FUNNEL}/drafts`, { from });
  return id;
}
