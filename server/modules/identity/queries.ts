import type { Attempts } from '#domain/identity/index.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { WORKSPACE_COLUMNS, type WorkspaceRow } from './workspaceQueries.ts';

type Schema = { schema: string };

export type UserRow = {
  login_id: string | null;
  user_id: string;
  user_name: string;
  user_token: number;
  department_id: string | null;
  user_locale: Locale | null;
  role_ids: number[];
};
const USER_COLUMNS = `u.id as user_id, u.name as user_name, u.token as user_token, u.department_id, u.locale as user_locale,
  array(select r.role_id from :schema.user_role r where r.user_id = u.id) as role_ids`;

export type SessionRow = WorkspaceRow & UserRow & { csrf: string; last_seen_at: Date; seeing_as: string | null };

/** Session, sign-in, workspace and user in one query. Nothing when any of them is gone, expired or inactive. */
export async function selectSession(
  db: Queryable,
  workspace: Schema & { slug: string },
  hash: Buffer,
  now: Date,
): Promise<SessionRow | undefined> {
  const { rows } = await db.query<SessionRow>(
    inSchema(
      workspace,
      `select s.csrf, s.last_seen_at, s.seeing_as, l.id as login_id, ${WORKSPACE_COLUMNS}, ${USER_COLUMNS}
       from loudou.session s
       join loudou.login l on l.id = s.login_id and l.active
       join loudou.workspace w on w.id = l.workspace_id and w.slug = $2
       join :schema.users u on u.id = l.user_id and u.active
       where s.token_hash = $1 and s.expires_at > $3`,
    ),
    [hash, workspace.slug, now],
  );
  return rows[0];
}

export type TokenRow = WorkspaceRow &
  UserRow & {
    token_id: string;
    last_used_at: Date | null;
    read_only: boolean;
  };

/** The same for an API token. */
export async function selectApiToken(
  db: Queryable,
  workspace: Schema & { slug: string },
  hash: Buffer,
  now: Date,
): Promise<TokenRow | undefined> {
  const { rows } = await db.query<TokenRow>(
    inSchema(
      workspace,
      `select t.id as token_id, t.last_used_at, t.read_only, l.id as login_id, ${WORKSPACE_COLUMNS}, ${USER_COLUMNS}
       from loudou.api_token t
       join loudou.login l on l.id = t.login_id and l.active
       join loudou.workspace w on w.id = l.workspace_id and w.slug = $2
       join :schema.users u on u.id = l.user_id and u.active
       where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $3)`,
    ),
    [hash, workspace.slug, now],
  );
  return rows[0];
}

/** An active user by id or by e-mail address, for acts that do not come over HTTP. */
export async function selectUserForContext(
  db: Queryable,
  workspace: Schema,
  user: { id: string } | { email: string },
): Promise<UserRow | undefined> {
  const [condition, value] = 'id' in user ? ['u.id = $1', user.id] : ['lower(u.email) = lower($1)', user.email];
  const { rows } = await db.query<UserRow>(
    inSchema(
      workspace,
      `select null as login_id, ${USER_COLUMNS} from :schema.users u where u.active and ${condition}`,
    ),
    [value],
  );
  return rows[0];
}

export async function insertSession(
  db: Queryable,
  session: { hash: Buffer; loginId: string; csrf: string; now: Date; days: number; address?: string; agent?: string },
): Promise<void> {
  await db.query(
    `insert into loudou.session (token_hash, login_id, csrf, created_at, last_seen_at, expires_at, address, agent)
     values ($1, $2, $3, $4, $4, $4::timestamptz + make_interval(days => $5), $6, $7)`,
    [
      session.hash,
      session.loginId,
      session.csrf,
      session.now,
      session.days,
      session.address ?? null,
      session.agent ?? null,
    ],
  );
}

/** Slides the end of a session on, up to `mostDays` after its beginning. */
export async function touchSession(
  db: Queryable,
  hash: Buffer,
  now: Date,
  days: number,
  mostDays: number,
): Promise<void> {
  await db.query(
    `update loudou.session set last_seen_at = $2,
       expires_at = least(created_at + make_interval(days => $4), $2::timestamptz + make_interval(days => $3))
     where token_hash = $1`,
    [hash, now, days, mostDays],
  );
}

export async function deleteSession(db: Queryable, hash: Buffer): Promise<void> {
  await db.query('delete from loudou.session where token_hash = $1', [hash]);
}

export async function deleteExpiredSessions(db: Queryable, loginId: string, now: Date): Promise<void> {
  await db.query('delete from loudou.session where login_id = $1 and expires_at <= $2', [loginId, now]);
}

/** Signs a user out everywhere, or everywhere but here. */
export async function deleteSessionsOf(db: Queryable, loginId: string, but: Buffer | null = null): Promise<void> {
  await db.query('delete from loudou.session where login_id = $1 and ($2::bytea is null or token_hash <> $2)', [
    loginId,
    but,
  ]);
}

export type LoginRow = WorkspaceRow & {
  login_id: string;
  user_id: string;
  password_hash: string | null;
  failed_count: number;
  locked_until: Date | null;
  active: boolean;
};
const LOGIN_COLUMNS = `l.id as login_id, l.user_id, l.password_hash, l.failed_count, l.locked_until, l.active, ${WORKSPACE_COLUMNS}`;

export async function selectLoginByEmail(db: Queryable, email: string): Promise<LoginRow | undefined> {
  const { rows } = await db.query<LoginRow>(
    `select ${LOGIN_COLUMNS} from loudou.login l join loudou.workspace w on w.id = l.workspace_id
     where lower(l.email) = lower($1)`,
    [email],
  );
  return rows[0];
}

export async function selectLoginOfUser(
  db: Queryable,
  workspaceId: number,
  userId: string,
): Promise<LoginRow | undefined> {
  const { rows } = await db.query<LoginRow>(
    `select ${LOGIN_COLUMNS} from loudou.login l join loudou.workspace w on w.id = l.workspace_id
     where l.workspace_id = $1 and l.user_id = $2`,
    [workspaceId, userId],
  );
  return rows[0];
}

export async function lockAttempts(db: Queryable, loginId: string): Promise<Attempts> {
  const { rows } = await db.query<{ failed_count: number; locked_until: Date | null }>(
    'select failed_count, locked_until from loudou.login where id = $1 for update',
    [loginId],
  );
  return { failedCount: rows[0]?.failed_count ?? 0, lockedUntil: rows[0]?.locked_until ?? null };
}

export async function saveAttempts(db: Queryable, loginId: string, attempts: Attempts): Promise<void> {
  await db.query('update loudou.login set failed_count = $2, locked_until = $3 where id = $1', [
    loginId,
    attempts.failedCount,
    attempts.lockedUntil,
  ]);
}

export async function savePassword(db: Queryable, loginId: string, hash: string): Promise<void> {
  await db.query('update loudou.login set password_hash = $2, failed_count = 0, locked_until = null where id = $1', [
    loginId,
    hash,
  ]);
}

export async function insertSignInLink(db: Queryable, hash: Buffer, loginId: string, expiresAt: Date): Promise<void> {
  await db.query('insert into loudou.sign_in_link (token_hash, login_id, expires_at) values ($1, $2, $3)', [
    hash,
    loginId,
    expiresAt,
  ]);
}

/** Uses a link up: of two at once only one gets the login. */
export async function spendSignInLink(db: Queryable, hash: Buffer, now: Date): Promise<LoginRow | undefined> {
  const { rows } = await db.query<LoginRow>(
    `with used as (
       update loudou.sign_in_link set used_at = $2
       where token_hash = $1 and used_at is null and expires_at > $2 returning login_id)
     select ${LOGIN_COLUMNS} from used join loudou.login l on l.id = used.login_id and l.active
     join loudou.workspace w on w.id = l.workspace_id`,
    [hash, now],
  );
  return rows[0];
}

export type AccessKind =
  | 'signIn'
  | 'signInFailed'
  | 'signInLinkMade'
  | 'signOut'
  | 'passwordChanged'
  | 'tokenCreated'
  | 'tokenRevoked'
  | 'userDeactivated'
  | 'userReactivated'
  | 'invited'
  | 'invitationRevoked'
  | 'rolesAssigned'
  | 'roleCreated'
  | 'roleChanged'
  | 'seeAsStarted'
  | 'seeAsStopped';

export async function insertAccess(
  db: Queryable,
  workspace: Schema,
  entry: { kind: AccessKind; at: Date; actorId: string | null; address?: string; details?: Record<string, unknown> },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      'insert into :schema.access_log (at, actor_id, kind, address, details) values ($1, $2, $3, $4, $5)',
    ),
    [entry.at, entry.actorId, entry.kind, entry.address ?? null, JSON.stringify(entry.details ?? {})],
  );
}
