import type { FieldDefinition, ObjectDefinition } from '#domain/objects/index.ts';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

export type PendingPart = { object: ObjectDefinition; field: FieldDefinition; sees: string };
export type PendingRow = {
  object: string;
  id: string;
  title: string | null;
  owner: string | null;
  field: string;
  file: string;
  name: string;
  mediaType: string;
  size: number;
  uploadedBy: string | null;
  uploadedAt: Date;
  askedAt: Date;
  stage: string;
  gate: string;
};

const MOST = 100;

/** Files that wait, of records that still name them. `reader`: placeholder of whose own uploads are left out. */
export async function selectPending(
  db: Queryable,
  workspace: { schema: string },
  parts: readonly PendingPart[],
  reader: string,
  values: unknown[],
): Promise<{ rows: PendingRow[]; hidden: number }> {
  const selects = parts.map(({ object, field, sees }) => {
    const title = object.fields.find(({ key }) => key === object.titleField);
    return `select '${object.key}' as object, t.id, ${title ? `t.${ident(title.column)}::text` : 'null'} as title,
        t.owner_id as owner, c.field, c.file_id as file, f.name, f.media_type as "mediaType", f.size,
        f.created_by as "uploadedBy", f.created_at as "uploadedAt", c.asked_at as "askedAt", c.stage_key as stage, c.gate_key as gate
      from :schema.document_check c join :schema.file f on f.id = c.file_id
      join :schema.${ident(object.table)} t on t.id = c.record_id
      where c.state = 'pending' and c.object_id = ${object.id} and c.field = '${field.key}'
        and t.deleted_at is null and t.${ident(field.column)} @> array[c.file_id]
        and f.created_by <> ${reader}::uuid and ${sees}`;
  });
  const { rows } = await db.query<PendingRow & { all: number }>(
    inSchema(
      workspace,
      `select *, count(*) over ()::int as all from (${selects.join(' union all ')}) every order by "askedAt", file limit ${MOST}`,
    ),
    values,
  );
  const hidden = Math.max(0, (rows[0]?.all ?? 0) - rows.length);
  return { rows: rows.map(({ all: _all, ...row }) => row), hidden };
}
