import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { EVENT_KINDS } from '../../records/index.ts';

type Schema = { schema: string };
type Asked = { record: string; file: string; fieldId: string | null };

/**
 * When files came to their records and what was said of them, by `record file`. Times are those of entry into the log.
 * Of a file that no change brought the record was made with it: an import does not log what it gave.
 */
export async function selectFiles(
  db: Queryable,
  workspace: Schema,
  files: readonly Asked[],
): Promise<Map<string, { at: Date; state: string | null }>> {
  const { rows } = await db.query<{ record: string; file: string; at: Date; state: string | null }>(
    inSchema(
      workspace,
      `select d.record, d.file, coalesce(e.at, f.created_at) as at, c.state
       from json_to_recordset($1::json) as d(record uuid, file uuid, "fieldId" text)
       join :schema.file f on f.id = d.file
       left join :schema.document_check c on c.record_id = d.record and c.file_id = d.file
       left join lateral (
         select coalesce(min(recorded_at) filter (where changes -> d."fieldId" -> 1 ? d.file::text),
             min(recorded_at) filter (where kind = ${EVENT_KINDS.created})) as at
         from :schema.event where d."fieldId" is not null and record_id = d.record) e on true`,
    ),
    [JSON.stringify(files)],
  );
  return new Map(rows.map(({ record, file, ...row }) => [`${record} ${file}`, row]));
}

/** When fields of records last changed; their creation counts, for it gave all of them. */
export async function selectChanges(
  db: Queryable,
  workspace: Schema,
  recordIds: string[],
  fieldIds: string[],
): Promise<{ record: string; fieldId: string; at: Date }[]> {
  const { rows } = await db.query<{ record: string; fieldId: string; at: Date }>(
    inSchema(
      workspace,
      `select e.record_id as record, x.id as "fieldId", max(e.recorded_at) as at
       from :schema.event e cross join unnest($2::text[]) as x(id)
       where e.record_id = any($1::uuid[]) and (e.kind = ${EVENT_KINDS.created} or e.changes ? x.id)
       group by e.record_id, x.id`,
    ),
    [recordIds, fieldIds],
  );
  return rows;
}
