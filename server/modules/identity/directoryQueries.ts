import type { Role } from '#domain/identity/index.ts';
import { withTraditional } from '#domain/kernel/productText.ts';
import type { Workspace } from '#server/platform/context.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

export type Department = {
  id: string;
  token: number;
  parentId: string | null;
  name: string;
  position: number;
  headId: string | null;
  active: boolean;
};
export type Person = {
  id: string;
  /** Access token. */
  token: number;
  name: string;
  email: string | null;
  title: string | null;
  departmentId: string | null;
  active: boolean;
};
export type DirectoryRow = { departments: Department[]; roles: Role[]; people: Person[] };

/** Departments, roles and users of a workspace in one statement, so that they are of one moment. */
export async function selectDirectory(db: Queryable, workspace: Pick<Workspace, 'schema'>): Promise<DirectoryRow> {
  const { rows } = await db.query<DirectoryRow>(
    inSchema(
      workspace,
      `select
         (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'token', token, 'parentId', parent_id, 'name', name,
            'position', position, 'headId', head_id, 'active', active) order by position, name, id), '[]')
          from :schema.department) as departments,
         (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'key', key, 'names', names, 'rights', rights,
            'abilities', abilities) order by id), '[]') from :schema.role) as roles,
         (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'token', token, 'name', name, 'email', email,
            'title', title, 'departmentId', department_id, 'active', active) order by name, id), '[]')
          from :schema.users) as people`,
    ),
  );
  const { roles, ...directory } = rows[0]!;
  return { ...directory, roles: withTraditional(roles) };
}
