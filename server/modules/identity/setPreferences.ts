import type { Locale } from '#domain/kernel/localized.ts';
import type { Context } from '#server/platform/context.ts';
import { updatePreferences } from './userQueries.ts';

/** Keeps the actor's language and theme; null follows the browser. */
export async function setPreferences(
  ctx: Context,
  preferences: { locale?: Locale | null | undefined; theme?: 'light' | 'dark' | 'system' | null | undefined },
): Promise<void> {
  await updatePreferences(ctx.pools.app, ctx.workspace, ctx.actor.userId, preferences);
}
