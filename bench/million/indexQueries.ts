import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Workspace = { schema: string };

/** Takes the indexes of tables away that keep no key, and answers how to make them again: filling is faster without. */
export async function dropIndexes(db: Queryable, workspace: Workspace, tables: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     join pg_namespace n on n.oid = t.relnamespace
     where n.nspname = $1 and t.relname = any($2) and not i.indisprimary
       and not exists (select 1 from pg_inherits h where h.inhrelid = i.indexrelid)`,
    [workspace.schema, tables],
  );
  for (const { name } of rows) await db.query(inSchema(workspace, `drop index :schema.${ident(name)}`));
  return rows.map(({ definition }) => definition.replace(' ON ONLY ', ' ON '));
}

/** What autovacuum would have done by then. */
export async function settle(db: Queryable, workspace: Workspace, tables: readonly string[]) {
  for (const table of tables) await db.query(inSchema(workspace, `vacuum (analyze) :schema.${ident(table)}`));
}

export async function tune(db: Queryable) {
  await db.query(
    `set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set temp_buffers = '256MB'; set synchronous_commit = off`,
  );
}

export async function countRows(
  db: Queryable,
  workspace: Workspace,
  tables: readonly string[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await db.query<{ rows: number }>(
      inSchema(workspace, `select count(*) as rows from :schema.${ident(table)}`),
    );
    counts[table] = rows[0]?.rows ?? 0;
  }
  return counts;
}
