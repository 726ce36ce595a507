import type { Workspace } from '#server/platform/context.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

export type PersonRow = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  department_id: string | null;
  active: boolean;
  roles: string[];
  has_login: boolean;
  has_password: boolean;
  last_sign_in: Date | null;
  invited_until: Date | null;
};

/** Everyone, or one, with what is known of their signing in; in the order of Chinese names. */
export async function selectPeople(
  db: Queryable,
  workspace: Pick<Workspace, 'id' | 'schema'>,
  id: string | null = null,
): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>(
    inSchema(
      workspace,
      `select u.id, u.name, u.email, u.phone, u.title, u.department_id, u.active,
         coalesce(r.roles, '{}') as roles, l.id is not null as has_login,
         l.password_hash is not null as has_password, s.at as last_sign_in, k.until as invited_until
       from :schema.users u
       left join loudou.login l on l.workspace_id = $1 and l.user_id = u.id
       left join (select x.user_id, array_agg(r.key order by r.id) as roles from :schema.user_role x
         join :schema.role r on r.id = x.role_id group by x.user_id) r on r.user_id = u.id
       left join lateral (select at from :schema.access_log where kind = 'signIn' and actor_id = u.id
         order by at desc limit 1) s on true
       left join (select login_id, max(expires_at) as until from loudou.sign_in_link
         where invitation and used_at is null group by login_id) k on k.login_id = l.id
       where $2::uuid is null or u.id = $2
       order by u.name collate "zh-x-icu", u.id`,
    ),
    [workspace.id, id],
  );
  return rows;
}

/** A person who is no longer there heads nothing. */
export async function clearHeadships(
  db: Queryable,
  workspace: Pick<Workspace, 'schema'>,
  userId: string,
): Promise<void> {
  await db.query(inSchema(workspace, 'update :schema.department set head_id = null where head_id = $1'), [userId]);
}

/** Ends every way in: sessions, API tokens, sign-in links. */
export async function endAccess(db: Queryable, loginId: string, now: Date): Promise<void> {
  await db.query('delete from loudou.session where login_id = $1', [loginId]);
  await db.query('delete from loudou.sign_in_link where login_id = $1', [loginId]);
  await db.query('update loudou.api_token set revoked_at = $2 where login_id = $1 and revoked_at is null', [
    loginId,
    now,
  ]);
}

/** An invitation replaces the one before. */
export async function insertInvitation(
  db: Queryable,
  link: { hash: Buffer; loginId: string; expiresAt: Date; now: Date },
): Promise<void> {
  await deleteInvitations(db, link.loginId);
  await db.query(
    `insert into loudou.sign_in_link (token_hash, login_id, expires_at, invitation, created_at) values ($1, $2, $3, true, $4)`,
    [link.hash, link.loginId, link.expiresAt, link.now],
  );
}

export async function deleteInvitations(db: Queryable, loginId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from loudou.sign_in_link where login_id = $1 and invitation and used_at is null',
    [loginId],
  );
  return (rowCount ?? 0) > 0;
}
