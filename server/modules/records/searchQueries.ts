import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type SearchDocument = { record_id: string; core: string; name: string; tok: number[] };

export async function upsertSearchDocuments(
  db: Queryable,
  workspace: Schema,
  objectId: number,
  documents: SearchDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.search_doc (record_id, object_id, core, name, tok)
       select record_id, $2, core, name, tok
       from json_to_recordset($1::json) as x(record_id uuid, core text, name text, tok int[])
       on conflict (record_id) do update set core = excluded.core, name = excluded.name, tok = excluded.tok`,
    ),
    [JSON.stringify(documents), objectId],
  );
}

export async function deleteSearchDocuments(db: Queryable, workspace: Schema, recordIds: string[]): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.search_doc where record_id = any($1::uuid[])'), [recordIds]);
}

export type Candidate = { record_id: string; object_id: number; core: string; name: string };

/** Documents that hold every token of one meaning and satisfy `visible`, a boolean over `s`; at most `limit`. */
export async function selectCandidates(
  db: Queryable,
  workspace: Schema,
  search: { meanings: number[][]; visible: string; values: unknown[]; limit: number; prefix?: string },
): Promise<Candidate[]> {
  const first = search.values.length + 1;
  const last = first + search.meanings.length;
  const prefixed = search.prefix === undefined ? '' : `and (s.core like $${last} or lower(s.name) like $${last})`;
  const matches = search.meanings.map((_, index) => `s.tok @> $${first + index}::int[]`).join(' or ');
  const { rows } = await db.query<Candidate>(
    inSchema(
      workspace,
      `select s.record_id, s.object_id, s.core, s.name from :schema.search_doc s
       where (${matches}) and (${search.visible}) ${prefixed} limit ${search.limit}`,
    ),
    [...search.values, ...search.meanings, ...(search.prefix === undefined ? [] : [search.prefix])],
  );
  return rows;
}
