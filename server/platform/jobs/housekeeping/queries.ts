import type { Queryable } from '../../sql.ts';

export async function deleteExpiredSessions(db: Queryable): Promise<number> {
  const { rowCount } = await db.query('delete from loudou.session where expires_at < now()');
  return rowCount ?? 0;
}

export async function deleteExpiredSignInLinks(db: Queryable): Promise<number> {
  const { rowCount } = await db.query('delete from loudou.sign_in_link where expires_at < now()');
  return rowCount ?? 0;
}
