import type { ObjectDefinition } from '#domain/objects/index.ts';
import { EVENT_CHANNEL } from '#server/platform/events/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

/** What is over and done, as SQL over `t`: it stays with whoever did it unless it is asked for. */
export function isPast(object: Pick<ObjectDefinition, 'key' | 'hasFunnel'>): string {
  if (object.hasFunnel) return `t.stage_kind is distinct from 'open'`;
  if (object.key === 'task') return 't.done is true';
  return object.key === 'activity' ? 'true' : 'false';
}

/** How many records of each object a person owns, those in the bin left out. */
export async function countOwnedRows(
  db: Queryable,
  workspace: Schema,
  objects: readonly ObjectDefinition[],
  userId: string,
): Promise<{ object: string; live: number; past: number }[]> {
  const parts = objects.map(
    (object) => `select '${object.key}' as object, (count(*) filter (where not (${isPast(object)})))::int as live,
      (count(*) filter (where ${isPast(object)}))::int as past
      from :schema.${ident(object.table)} t where t.owner_id = $1 and t.deleted_at is null`,
  );
  const { rows } = await db.query<{ object: string; live: number; past: number }>(
    inSchema(workspace, parts.join(' union all ')),
    [userId],
  );
  return rows;
}

/** Locks a person's records in id order, as every batch does, and says whether the actor may change each. */
export async function lockOwned(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  asked: { userId: string; past: boolean; mayWrite: string; values: unknown[] },
): Promise<{ id: string; may_write: boolean }[]> {
  const { rows } = await db.query<{ id: string; may_write: boolean }>(
    inSchema(
      workspace,
      `select t.id, (${asked.mayWrite}) as may_write from :schema.${ident(object.table)} t
       where t.owner_id = $${asked.values.length + 1} and t.deleted_at is null ${asked.past ? '' : `and not (${isPast(object)})`}
       order by t.id for no key update of t`,
    ),
    [...asked.values, asked.userId],
  );
  return rows;
}

export type Person = { id: string; token: number; departmentId: string | null; departmentToken: number | null };
export type HandOverMeta = { actorId: string; door: number; batchId: number | null; at: Date; ownerFieldId: number };

/**
 * Gives locked rows to another owner: owner, department, access and an event each, in one statement. Negative tokens, of
 * people in the record's team, stay, the former owner's too where he is one of them; of what he was as owner nothing does.
 */
export async function giveRows(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  ids: readonly string[],
  from: Person,
  to: Person,
  meta: HandOverMeta,
): Promise<number> {
  const { rowCount } = await db.query(
    inSchema(
      workspace,
      `with given as (
         update :schema.${ident(object.table)} t set
           owner_id = $2, department_id = $3::uuid,
           access = array(select distinct token from unnest(
             array_remove(array_remove(t.access, $5::int), $6::int)
             || array_remove(array[$7::int, $8::int], null)) as token),
           lock_version = t.lock_version + 1, updated_at = now(), updated_by = $9
         where t.id = any($1::uuid[]) returning t.id
       ),
       logged as (
         insert into :schema.event (at, actor_id, door, object_id, record_id, kind, batch_id, changes)
         select $10, $9, $11, $12, id, 7, $13, jsonb_build_object($14::text, jsonb_build_array($4::uuid, $2::uuid)) from given
         order by id returning seq
       )
       select l.seq from logged l, (select pg_notify($15, $16)) woken`,
    ),
    [
      ids,
      to.id,
      to.departmentId,
      from.id,
      from.token,
      from.departmentToken,
      to.token,
      to.departmentToken,
      meta.actorId,
      meta.at,
      meta.door,
      object.id,
      meta.batchId,
      String(meta.ownerFieldId),
      EVENT_CHANNEL,
      workspace.schema,
    ],
  );
  return rowCount ?? 0;
}

/** The search finds a record by the same tokens as its row, all as negative numbers: those of its team too. */
export async function renewSearchAccess(
  db: Queryable,
  workspace: Schema,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `update :schema.search_doc s set
         tok = array(select token from unnest(s.tok) as token where token >= 0) || array(select -abs(token) from unnest(t.access) as token)
       from :schema.${ident(object.table)} t where s.record_id = t.id and t.id = any($1::uuid[])`,
    ),
    [ids],
  );
}
