import { NOTIFICATION_KINDS, type NotificationKind } from '#contract/notificationKinds.ts';
import type { NotificationPreferences } from '#contract/notifications.ts';
import type { Context } from '#server/platform/context.ts';
import { savePreferences, selectPreferences } from './queries.ts';

/** Which kinds the reader wants to be told of; all unless turned off. */
export async function getPreferences(ctx: Context): Promise<NotificationPreferences> {
  const stored = await selectPreferences(ctx.pools.app, ctx.workspace, [ctx.actor.userId]);
  const wish = (kind: NotificationKind) => ({ app: stored.find((one) => one.kind === kind)?.app ?? true });
  return Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, wish(kind)])) as NotificationPreferences;
}

/** Changes the kinds that are named. */
export async function setPreferences(
  ctx: Context,
  wishes: Partial<NotificationPreferences>,
): Promise<NotificationPreferences> {
  const named = NOTIFICATION_KINDS.flatMap((kind) => {
    const wish = wishes[kind];
    return wish ? [{ kind, app: wish.app }] : [];
  });
  await savePreferences(ctx.pools.app, ctx.workspace, ctx.actor.userId, named);
  return getPreferences(ctx);
}
