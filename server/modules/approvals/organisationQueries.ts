import { inSchema, type Queryable } from '#server/platform/sql.ts';

/** The roles of those who are active. */
export async function selectRolesOfPeople(
  db: Queryable,
  workspace: { schema: string },
): Promise<{ id: string; department: string | null; roles: string[]; keeps: boolean }[]> {
  const { rows } = await db.query<{ id: string; department: string | null; roles: string[]; keeps: boolean }>(
    inSchema(
      workspace,
      `select u.id, u.department_id as department, coalesce(array_agg(r.key) filter (where r.key is not null), '{}') as roles,
         coalesce(bool_or('manageFunnels' = any(r.abilities)), false) as keeps
       from :schema.users u left join :schema.user_role x on x.user_id = u.id left join :schema.role r on r.id = x.role_id
       where u.active group by u.id, u.department_id`,
    ),
  );
  return rows;
}
