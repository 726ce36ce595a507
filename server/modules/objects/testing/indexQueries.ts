import { readFileSync } from 'node:fs';
import { ident, inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

export async function selectIndexes(db: Queryable, workspace: Schema): Promise<string[]> {
  const { rows } = await db.query<{ indexname: string }>(
    'select indexname from pg_indexes where schemaname = $1 order by indexname',
    [workspace.schema],
  );
  return rows.map(({ indexname }) => indexname);
}

/** Each with what it is made of. */
export async function selectDefinitions(db: Queryable, workspace: Schema): Promise<string[]> {
  const { rows } = await db.query<{ indexdef: string }>(
    'select indexdef from pg_indexes where schemaname = $1 order by indexname',
    [workspace.schema],
  );
  return rows.map(({ indexdef }) => indexdef);
}

export async function dropIndexes(db: Queryable, workspace: Schema, indexes: readonly string[]): Promise<void> {
  for (const index of indexes) await db.query(inSchema(workspace, `drop index :schema.${ident(index)}`));
}

/** Carries a file of migrations/workspace out once more. */
export async function runMigration(db: Queryable, workspace: Schema, file: string): Promise<void> {
  const path = new URL(`../../../migrations/workspace/${file}`, import.meta.url);
  await db.query(inSchema(workspace, readFileSync(path, 'utf8')));
}
