import type { Queryable } from '#server/platform/sql.ts';

/** The sessions of one person ended a while ago. */
export async function endSessions(db: Queryable, email: string): Promise<void> {
  await db.query(
    `update loudou.session set expires_at = now() - interval '1 minute'
     where login_id in (select id from loudou.login where email = $1)`,
    [email],
  );
}
