import type { Queryable } from '#server/platform/sql.ts';

export async function saveSeeingAs(db: Queryable, sessionHash: Buffer, userId: string | null): Promise<void> {
  await db.query('update loudou.session set seeing_as = $2 where token_hash = $1', [sessionHash, userId]);
}
