import type { Workspace } from '#server/platform/context.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = Pick<Workspace, 'schema'>;

export async function insertDepartment(
  db: Queryable,
  workspace: Schema,
  department: { id: string; name: string; parentId: string | null; position: number; headId: string | null },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      'insert into :schema.department (id, name, parent_id, position, head_id) values ($1, $2, $3, $4, $5)',
    ),
    [department.id, department.name, department.parentId, department.position, department.headId],
  );
}

/** Only what is given changes. */
export async function updateDepartmentRow(
  db: Queryable,
  workspace: Schema,
  id: string,
  patch: {
    name?: string | undefined;
    parentId?: string | null | undefined;
    position?: number | undefined;
    headId?: string | null | undefined;
    active?: boolean | undefined;
  },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `update :schema.department set
         name = coalesce($2, name),
         parent_id = case when $3 then $4::uuid else parent_id end,
         position = coalesce($5, position),
         head_id = case when $6 then $7::uuid else head_id end,
         active = coalesce($8, active)
       where id = $1`,
    ),
    [
      id,
      patch.name ?? null,
      patch.parentId !== undefined,
      patch.parentId ?? null,
      patch.position ?? null,
      patch.headId !== undefined,
      patch.headId ?? null,
      patch.active ?? null,
    ],
  );
}

/** Positions in the order of the ids. */
export async function saveOrder(db: Queryable, workspace: Schema, ids: readonly string[]): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `update :schema.department d set position = o.place::int
       from unnest($1::uuid[]) with ordinality as o(id, place) where d.id = o.id`,
    ),
    [ids],
  );
}
