import type { ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
type Side = { id: string; token: number } | undefined;
export type FollowMeta = {
  userId: string;
  from: Side;
  to: Side;
  actorId: string;
  door: number;
  departmentFieldId: number;
};

/** Moves every record of an owner to another department, with an event each; answers their ids. */
export async function moveOwnedRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  meta: FollowMeta,
): Promise<string[]> {
  const { rows } = await db.query<{ record_id: string }>(
    inSchema(
      workspace,
      `with moved as (
         update :schema.${ident(object.table)} set
           department_id = $2::uuid,
           access = array_remove(access, $4::int) || case when $5::int is null then '{}'::int[] else array[$5::int] end,
           lock_version = lock_version + 1, updated_at = now(), updated_by = $6::uuid
         where owner_id = $1 and department_id is not distinct from $3::uuid returning id
       )
       insert into :schema.event (actor_id, door, object_id, record_id, kind, changes)
       select $6::uuid, $7, $8, id, 7, jsonb_build_object($9::text, jsonb_build_array($3::uuid, $2::uuid)) from moved
       returning record_id`,
    ),
    [
      meta.userId,
      meta.to?.id ?? null,
      meta.from?.id ?? null,
      meta.from?.token ?? null,
      meta.to?.token ?? null,
      meta.actorId,
      meta.door,
      object.id,
      String(meta.departmentFieldId),
    ],
  );
  return rows.map((row) => row.record_id);
}

/** The search index holds access tokens as negative numbers. */
export async function moveSearchTokens(
  db: Queryable,
  workspace: Schema,
  recordIds: string[],
  from: Side,
  to: Side,
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `update :schema.search_doc set
         tok = array_remove(tok, -$2::int) || case when $3::int is null then '{}'::int[] else array[-$3::int] end
       where record_id = any($1::uuid[])`,
    ),
    [recordIds, from?.token ?? null, to?.token ?? null],
  );
}
