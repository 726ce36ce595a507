import { DEFAULT_ROLES } from '#domain/identity/index.ts';
import type { Actor } from '#domain/identity/types.ts';
import { USUAL_HOURS } from '#domain/kernel/workCalendar.ts';
import type { Workspace } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

export async function insertWorkspace(db: Queryable, slug: string): Promise<Workspace> {
  const { rows } = await db.query<{ id: number; definitions_version: number }>(
    `insert into loudou.workspace (slug, name) values ($1, $1) returning id, definitions_version`,
    [slug],
  );
  return {
    id: rows[0]!.id,
    slug,
    schema: `ws_${slug}`,
    name: slug,
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    fiscalYearStart: 1,
    terms: {},
    workingHours: USUAL_HOURS,
    holidays: 'cn',
    currencies: [],
    retiredCurrencies: [],
    demo: false,
    epoch: 1,
    definitionsVersion: rows[0]!.definitions_version,
  };
}

export type TestDepartment = { id: string; token: number; parentId: string | null };

export async function insertDepartment(
  db: Queryable,
  workspace: Workspace,
  name: string,
  parentId: string | null,
): Promise<TestDepartment> {
  const id = newId();
  const { rows } = await db.query<{ token: number }>(
    inSchema(workspace, 'insert into :schema.department (id, name, parent_id) values ($1, $2, $3) returning token'),
    [id, name, parentId],
  );
  return { id, token: rows[0]!.token, parentId };
}

export async function insertRoles(db: Queryable, workspace: Workspace): Promise<void> {
  for (const role of DEFAULT_ROLES) {
    await db.query(
      inSchema(
        workspace,
        'insert into :schema.role (key, names, rights, abilities) values ($1, $2, $3, $4) on conflict do nothing',
      ),
      [role.key, JSON.stringify(role.names), JSON.stringify(role.rights), role.abilities],
    );
  }
}

export async function insertUser(
  db: Queryable,
  workspace: Workspace,
  user: { name: string; role: string; department: TestDepartment | null; below: TestDepartment[] },
): Promise<Actor> {
  const id = newId();
  const { rows } = await db.query<{ token: number }>(
    inSchema(
      workspace,
      'insert into :schema.users (id, name, email, department_id) values ($1, $2, $3, $4) returning token',
    ),
    [id, user.name, `${user.name}@${workspace.slug}.example`, user.department?.id ?? null],
  );
  await db.query(
    inSchema(
      workspace,
      'insert into :schema.user_role (user_id, role_id) select $1, id from :schema.role where key = $2',
    ),
    [id, user.role],
  );
  const role = DEFAULT_ROLES.find((candidate) => candidate.key === user.role)!;
  return {
    userId: id,
    name: user.name,
    self: rows[0]!.token,
    ...(user.department ? { department: user.department.token } : {}),
    departmentsBelow: user.below.map((department) => department.token),
    roles: [{ ...role, id: 0 }],
  };
}
