import type { Role, RoleSpec } from '#domain/identity/index.ts';
import type { Workspace } from '#server/platform/context.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = Pick<Workspace, 'schema'>;

/** Undefined when the key is taken. */
export async function insertRole(db: Queryable, workspace: Schema, role: RoleSpec): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>(
    inSchema(
      workspace,
      `insert into :schema.role (key, names, rights, abilities) values ($1, $2, $3, $4)
       on conflict (key) do nothing returning id`,
    ),
    [role.key, JSON.stringify(role.names), JSON.stringify(role.rights), role.abilities],
  );
  return rows[0]?.id;
}

export async function updateRoleRow(db: Queryable, workspace: Schema, role: Role): Promise<void> {
  await db.query(inSchema(workspace, 'update :schema.role set names = $2, rights = $3, abilities = $4 where id = $1'), [
    role.id,
    JSON.stringify(role.names),
    JSON.stringify(role.rights),
    role.abilities,
  ]);
}
