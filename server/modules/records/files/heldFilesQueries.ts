import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

/** A file and the record that names it. */
export type HeldFile = {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  createdAt: Date;
  createdBy: { id: string; name: string } | null;
  holder: { object: string; id: string; field: string };
};

export type Holder = {
  object: ObjectDefinition;
  field: FieldDefinition;
  alias: string;
  /** Column that holds the record's id. */
  column: string;
  where: string;
};

const MOST = 500;

/** Files of one record, newest first; a file that several records name stands once, with the first of them. */
export async function selectHeldFiles(
  db: Queryable,
  workspace: { schema: string },
  holders: readonly Holder[],
  record: string,
  values: unknown[],
): Promise<HeldFile[]> {
  const parts = holders.map(
    ({ object, field, alias, column, where }, index) =>
      `select unnest(${alias}.${ident(field.column)}) as file_id, ${alias}.id as holder_id, '${object.key}' as object,
         '${field.key}' as field, ${index} as place
       from :schema.${ident(object.table)} ${alias} where ${alias}.${ident(column)} = ${record}::uuid and ${where}`,
  );
  const { rows } = await db.query<HeldFile>(
    inSchema(
      workspace,
      `with held as (select distinct on (file_id) * from (${parts.join(' union all ')}) every order by file_id, place)
       select f.id, f.name, f.media_type as "mediaType", f.size, f.created_at as "createdAt",
         case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as "createdBy",
         json_build_object('object', h.object, 'id', h.holder_id, 'field', h.field) as holder
       from held h join :schema.file f on f.id = h.file_id left join :schema.users u on u.id = f.created_by
       order by f.created_at desc, f.id desc limit ${MOST}`,
    ),
    values,
  );
  return rows;
}
