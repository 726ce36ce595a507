import type { Queryable } from '#server/platform/sql.ts';

export const NOTIFICATION_CHANNEL = 'loudou_notification';

/** Who has something new; `id` null: something was read elsewhere. */
export type Heard = { schema: string; userId: string; id: number | null };

/** Tells the pages of these people, in every process, when the transaction commits. */
export async function announce(
  db: Queryable,
  workspace: { schema: string },
  news: readonly { userId: string; id: number | null }[],
): Promise<void> {
  if (news.length === 0) return;
  await db.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [
    NOTIFICATION_CHANNEL,
    news.map(({ userId, id }) => `${workspace.schema} ${userId} ${id ?? ''}`),
  ]);
}

export function heardNotification(payload: string): Heard | undefined {
  const [schema, userId, id] = payload.split(' ');
  return schema && userId ? { schema, userId, id: id ? Number(id) : null } : undefined;
}
