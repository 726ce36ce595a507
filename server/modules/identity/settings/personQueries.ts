import { inSchema, type Queryable } from '#server/platform/sql.ts';

export type MySessionRow = {
  id: string;
  current: boolean;
  created_at: Date;
  last_seen_at: Date;
  address: string | null;
  agent: string | null;
};

/** The living sessions of a login, the one at hand first, then by last use. */
export async function selectSessionsOf(
  db: Queryable,
  loginId: string,
  now: Date,
  current: Buffer | null,
): Promise<MySessionRow[]> {
  const { rows } = await db.query<MySessionRow>(
    `select id, coalesce(token_hash = $3, false) as current, created_at, last_seen_at, address, agent
     from loudou.session where login_id = $1 and expires_at > $2 order by current desc, last_seen_at desc, id`,
    [loginId, now, current],
  );
  return rows;
}

export async function deleteSessionById(db: Queryable, loginId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from loudou.session where login_id = $1 and id = $2', [loginId, id]);
  return rowCount === 1;
}

export async function updateName(db: Queryable, workspace: { schema: string }, id: string, name: string) {
  await db.query(inSchema(workspace, 'update :schema.users set name = $2 where id = $1'), [id, name]);
}

export async function updateTimeZone(
  db: Queryable,
  workspace: { schema: string },
  id: string,
  timeZone: string | null,
): Promise<void> {
  await db.query(inSchema(workspace, 'update :schema.users set time_zone = $2 where id = $1'), [id, timeZone]);
}

/** Keys that are null are forgotten, the others added to what is kept. */
export async function mergePreferences(
  db: Queryable,
  workspaceId: number,
  userId: string,
  patch: Record<string, string | null>,
): Promise<void> {
  await db.query(
    `update loudou.login set preferences = jsonb_strip_nulls(preferences || $3::jsonb)
     where workspace_id = $1 and user_id = $2`,
    [workspaceId, userId, JSON.stringify(patch)],
  );
}
