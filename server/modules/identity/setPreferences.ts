import type { z } from 'zod';
import type { preferencesSchema } from '#contract/identity.ts';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { mergePreferences, updateTimeZone } from './settings/personQueries.ts';
import { updatePreferences } from './userQueries.ts';

export type Preferences = z.infer<typeof preferencesSchema>;

/** Keeps what the actor chose; null goes back to what browser and workspace say. What is left out stays. */
export async function setPreferences(ctx: Context, { timeZone, density, startPage, ...look }: Preferences) {
  const kept = Object.entries({ density, startPage }).filter(([, value]) => value !== undefined);
  const { userId } = ctx.actor;
  await inTransaction(ctx.pools.app, async (tx) => {
    await updatePreferences(tx, ctx.workspace, userId, look);
    if (timeZone !== undefined) await updateTimeZone(tx, ctx.workspace, userId, timeZone);
    if (kept.length > 0) {
      await mergePreferences(tx, ctx.workspace.id, userId, Object.fromEntries(kept) as Record<string, string | null>);
    }
  });
}
