import type { Pool } from 'pg';
import { ident, inSchema } from '#server/platform/sql.ts';

type Schema = { schema: string };

export async function hardDelete(owner: Pool, workspace: Schema, table: string, id: string): Promise<void> {
  await owner.query(inSchema(workspace, `delete from :schema.${ident(table)} where id = $1`), [id]);
}

/** Leaves entries that find nothing, one for each record; some of them should not be there at all. */
export async function breakSearch(owner: Pool, workspace: Schema, ids: string[]): Promise<void> {
  await owner.query(
    inSchema(
      workspace,
      `insert into :schema.search_doc (record_id, object_id, core, name, tok)
       select id, (select id from :schema.object where key = 'account'), '', '', '{}' from unnest($1::uuid[]) as id
       on conflict (record_id) do update set core = '', name = '', tok = '{}'`,
    ),
    [ids],
  );
}

export async function selectDocumentIds(owner: Pool, workspace: Schema): Promise<string[]> {
  const { rows } = await owner.query<{ record_id: string }>(
    inSchema(workspace, 'select record_id from :schema.search_doc order by record_id'),
  );
  return rows.map((row) => row.record_id);
}

export async function selectRebuilds(owner: Pool): Promise<unknown[]> {
  const { rows } = await owner.query<{ payload: unknown }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'rebuild-search'`,
  );
  return rows.map((row) => row.payload);
}
