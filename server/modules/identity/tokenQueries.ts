import type { Queryable } from '#server/platform/sql.ts';

export type TokenListRow = {
  id: string;
  name: string;
  prefix: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  read_only: boolean;
};

export async function insertToken(
  db: Queryable,
  token: {
    id: string;
    hash: Buffer;
    prefix: string;
    loginId: string;
    name: string;
    now: Date;
    expiresAt: Date | null;
    readOnly: boolean;
  },
): Promise<void> {
  await db.query(
    `insert into loudou.api_token (id, token_hash, prefix, login_id, name, created_at, expires_at, read_only)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [token.id, token.hash, token.prefix, token.loginId, token.name, token.now, token.expiresAt, token.readOnly],
  );
}

/** Tokens of a user that are not revoked, newest first. */
export async function selectTokens(db: Queryable, workspaceId: number, userId: string): Promise<TokenListRow[]> {
  const { rows } = await db.query<TokenListRow>(
    `select t.id, t.name, t.prefix, t.created_at, t.expires_at, t.last_used_at, t.read_only
     from loudou.api_token t join loudou.login l on l.id = t.login_id
     where l.workspace_id = $1 and l.user_id = $2 and t.revoked_at is null order by t.created_at desc, t.id`,
    [workspaceId, userId],
  );
  return rows;
}

/** Whether a token was revoked: only one's own, or with `anyone` that of every user of the workspace. */
export async function revoke(
  db: Queryable,
  token: { id: string; workspaceId: number; userId: string; anyone: boolean; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update loudou.api_token t set revoked_at = $5 from loudou.login l
     where t.id = $1 and l.id = t.login_id and l.workspace_id = $2 and (l.user_id = $3 or $4) and t.revoked_at is null`,
    [token.id, token.workspaceId, token.userId, token.anyone, token.now],
  );
  return rowCount === 1;
}

export async function touchToken(db: Queryable, id: string, now: Date): Promise<void> {
  await db.query('update loudou.api_token set last_used_at = $2 where id = $1', [id, now]);
}
