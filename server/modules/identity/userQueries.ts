import type { SessionBody } from '#contract/identity.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import type { Workspace } from '#server/platform/context.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = Pick<Workspace, 'schema'>;

export type NewUserRow = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  departmentId: string | null;
};

export async function insertUsers(db: Queryable, workspace: Schema, users: readonly NewUserRow[]): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.users (id, name, email, phone, title, department_id)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[])`,
    ),
    [
      users.map((user) => user.id),
      users.map((user) => user.name),
      users.map((user) => user.email),
      users.map((user) => user.phone),
      users.map((user) => user.title),
      users.map((user) => user.departmentId),
    ],
  );
}

export type NewLoginRow = { id: string; userId: string; email: string; passwordHash: string | null };

/** Answers the users whose sign-in was made; the address of the others is taken. */
export async function insertLogins(
  db: Queryable,
  workspaceId: number,
  logins: readonly NewLoginRow[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ user_id: string }>(
    `insert into loudou.login (id, workspace_id, user_id, email, password_hash)
     select id, $1, user_id, email, hash from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) as l (id, user_id, email, hash)
     on conflict do nothing returning user_id`,
    [
      workspaceId,
      logins.map((login) => login.id),
      logins.map((login) => login.userId),
      logins.map((login) => login.email),
      logins.map((login) => login.passwordHash),
    ],
  );
  return new Set(rows.map((row) => row.user_id));
}

export async function insertUserRoles(
  db: Queryable,
  workspace: Schema,
  pairs: readonly { userId: string; roleId: number }[],
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      'insert into :schema.user_role (user_id, role_id) select * from unnest($1::uuid[], $2::int[]) on conflict do nothing',
    ),
    [pairs.map((pair) => pair.userId), pairs.map((pair) => pair.roleId)],
  );
}

export async function deleteUserRoles(db: Queryable, workspace: Schema, userId: string): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.user_role where user_id = $1'), [userId]);
}

export async function selectRoleKeysOf(db: Queryable, workspace: Schema, userId: string): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    inSchema(
      workspace,
      'select r.key from :schema.user_role u join :schema.role r on r.id = u.role_id where u.user_id = $1 order by r.id',
    ),
    [userId],
  );
  return rows.map((row) => row.key);
}

export type UserDetailRow = {
  id: string;
  token: number;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  department_id: string | null;
  active: boolean;
  locale: Locale | null;
  theme: 'light' | 'dark' | 'system' | null;
  time_zone: string | null;
  preferences: Pick<Partial<SessionBody['user']>, 'density' | 'startPage'>;
  roles: string[];
  has_password: boolean;
};
const DETAIL = `select u.id, u.token, u.name, u.email, u.phone, u.title, u.department_id, u.active, u.locale, u.theme, u.time_zone,
    coalesce(l.preferences, '{}') as preferences,
    array(select r.key from :schema.user_role x join :schema.role r on r.id = x.role_id
          where x.user_id = u.id order by r.id) as roles,
    coalesce(l.password_hash is not null, false) as has_password
  from :schema.users u left join loudou.login l on l.workspace_id = $1 and l.user_id = u.id`;

export async function selectUser(
  db: Queryable,
  workspace: Schema & { id: number },
  id: string,
): Promise<UserDetailRow | undefined> {
  const { rows } = await db.query<UserDetailRow>(inSchema(workspace, `${DETAIL} where u.id = $2`), [workspace.id, id]);
  return rows[0];
}

export type UserFilter = {
  ids: string[] | null;
  departmentId: string | null;
  active: boolean | null;
  after: { name: string; id: string } | null;
  limit: number;
};

export async function selectUsers(
  db: Queryable,
  workspace: Schema & { id: number },
  filter: UserFilter,
): Promise<UserDetailRow[]> {
  const { rows } = await db.query<UserDetailRow>(
    inSchema(
      workspace,
      `${DETAIL}
       where ($2::uuid[] is null or u.id = any($2))
         and ($3::uuid is null or u.department_id = $3)
         and ($4::boolean is null or u.active = $4)
         and ($5::text is null or (u.name collate "zh-x-icu", u.id) > ($5 collate "zh-x-icu", $6::uuid))
       order by u.name collate "zh-x-icu", u.id limit $7`,
    ),
    [
      workspace.id,
      filter.ids,
      filter.departmentId,
      filter.active,
      filter.after?.name ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );
  return rows;
}

/** Only what is given changes. */
export async function updateUserRow(
  db: Queryable,
  workspace: Schema,
  id: string,
  patch: Partial<Omit<NewUserRow, 'id'>> & { active?: boolean },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `update :schema.users set
         name = coalesce($2, name),
         email = coalesce($3, email),
         phone = case when $4 then $5 else phone end,
         title = case when $6 then $7 else title end,
         department_id = case when $8 then $9::uuid else department_id end,
         active = coalesce($10, active)
       where id = $1`,
    ),
    [
      id,
      patch.name ?? null,
      patch.email ?? null,
      patch.phone !== undefined,
      patch.phone ?? null,
      patch.title !== undefined,
      patch.title ?? null,
      patch.departmentId !== undefined,
      patch.departmentId ?? null,
      patch.active ?? null,
    ],
  );
}

/** False when the address is taken. */
export async function updateLoginEmail(db: Queryable, loginId: string, email: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update loudou.login set email = $2 where id = $1
       and not exists (select 1 from loudou.login o where lower(o.email) = lower($2) and o.id <> $1)`,
    [loginId, email],
  );
  return rowCount === 1;
}

export async function updateLoginActive(db: Queryable, loginId: string, active: boolean): Promise<void> {
  await db.query('update loudou.login set active = $2 where id = $1', [loginId, active]);
}

export async function updatePreferences(
  db: Queryable,
  workspace: Schema,
  id: string,
  preferences: { locale?: string | null | undefined; theme?: string | null | undefined },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `update :schema.users set locale = case when $2 then $3 else locale end, theme = case when $4 then $5 else theme end
       where id = $1`,
    ),
    [
      id,
      preferences.locale !== undefined,
      preferences.locale ?? null,
      preferences.theme !== undefined,
      preferences.theme ?? null,
    ],
  );
}

/** Whether anybody is left who can sign in and manage users. */
export async function hasUserManager(db: Queryable, workspace: Schema & { id: number }): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    inSchema(
      workspace,
      `select exists (
         select 1 from :schema.users u
         join loudou.login l on l.workspace_id = $1 and l.user_id = u.id and l.active
         join :schema.user_role x on x.user_id = u.id
         join :schema.role r on r.id = x.role_id and 'manageUsers' = any(r.abilities)
         where u.active) as found`,
    ),
    [workspace.id],
  );
  return rows[0]!.found;
}

export type PersonaRow = {
  role: string;
  user_id: string;
  name: string;
  title: string | null;
  department: string | null;
};

/** Per role the active user who was created first and can sign in. */
export async function selectFirstOfEachRole(db: Queryable, workspace: Schema & { id: number }): Promise<PersonaRow[]> {
  const { rows } = await db.query<PersonaRow>(
    inSchema(
      workspace,
      `select distinct on (r.id) r.key as role, u.id as user_id, u.name, u.title, d.name as department
       from :schema.role r
       join :schema.user_role x on x.role_id = r.id
       join :schema.users u on u.id = x.user_id and u.active
       join loudou.login l on l.workspace_id = $1 and l.user_id = u.id and l.active
       left join :schema.department d on d.id = u.department_id
       order by r.id, u.token`,
    ),
    [workspace.id],
  );
  return rows;
}
