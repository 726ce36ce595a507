import type { Queryable } from '#server/platform/sql.ts';

/** The sessions of one person ended a while ago. */
export async function endSessions(db: Queryable, email: string): Promise<void> {
  await db.query(
    `update loudou.session set expires_at = now() - interval '1 minute'
     where login_id in (select id from loudou.login where email = $1)`,
    [email],
  );
}

/** A hand-over of what a person owns that began just now and never ends. */
export async function beginHandOver(db: Queryable, ws: string, userId: string): Promise<void> {
  await db.query(
    `insert into ${ws}.batch (kind, object_key, actor_id, state, plan, progress)
     values ('handOver', '*', $1::uuid, 'running', jsonb_build_object('from', $1::uuid), '{"done": 0, "total": 0}')`,
    [userId],
  );
}

/** Makes a company one that anybody may look at. */
export async function openToVisitors(db: Queryable, slug: string): Promise<void> {
  await db.query('update loudou.workspace set demo = true where slug = $1', [slug]);
}
