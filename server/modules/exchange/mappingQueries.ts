import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type MappingRow = {
  id: string;
  object_key: string;
  name: string;
  headers: string[];
  plan: unknown;
  author: string | null;
  updated_at: Date;
};

const MAPPING = `m.id, m.object_key, m.name, m.headers, m.plan, u.name as author, m.updated_at
  from :schema.import_mapping m left join :schema.users u on u.id = m.actor_id`;

/** The newest first; `objectKey` null: of every object. */
export async function selectMappings(
  db: Queryable,
  workspace: Schema,
  objectKey: string | null,
  limit: number,
): Promise<MappingRow[]> {
  const { rows } = await db.query<MappingRow>(
    inSchema(
      workspace,
      `select ${MAPPING} where $1::text is null or m.object_key = $1 order by m.updated_at desc, m.id desc limit $2`,
    ),
    [objectKey, limit],
  );
  return rows;
}

/** Makes the mapping, or replaces the one of that name. */
export async function upsertMapping(
  db: Queryable,
  workspace: Schema,
  mapping: { id: string; objectKey: string; name: string; headers: string[]; plan: unknown; actorId: string },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.import_mapping (id, object_key, name, headers, plan, actor_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (object_key, lower(name)) do update set name = excluded.name, headers = excluded.headers,
         plan = excluded.plan, actor_id = excluded.actor_id, updated_at = now()`,
    ),
    [
      mapping.id,
      mapping.objectKey,
      mapping.name,
      JSON.stringify(mapping.headers),
      JSON.stringify(mapping.plan),
      mapping.actorId,
    ],
  );
}

export async function deleteMapping(db: Queryable, workspace: Schema, id: string): Promise<boolean> {
  const { rowCount } = await db.query(inSchema(workspace, 'delete from :schema.import_mapping where id = $1'), [id]);
  return rowCount !== 0;
}
