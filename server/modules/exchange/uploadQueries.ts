import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type UploadRow = { id: string; name: string; size: number; created_at: Date };

export async function insertUpload(
  db: Queryable,
  workspace: Schema,
  upload: { id: string; actorId: string; name: string; size: number },
): Promise<UploadRow> {
  const { rows } = await db.query<UploadRow>(
    inSchema(
      workspace,
      `insert into :schema.import_upload (id, actor_id, name, size) values ($1, $2, $3, $4)
       returning id, name, size::float8 as size, created_at`,
    ),
    [upload.id, upload.actorId, upload.name, upload.size],
  );
  return rows[0]!;
}

export async function selectUpload(
  db: Queryable,
  workspace: Schema,
  id: string,
  actorId: string,
): Promise<UploadRow | undefined> {
  const { rows } = await db.query<UploadRow>(
    inSchema(
      workspace,
      'select id, name, size::float8 as size, created_at from :schema.import_upload where id = $1 and actor_id = $2',
    ),
    [id, actorId],
  );
  return rows[0];
}

export async function deleteUploads(db: Queryable, workspace: Schema, ids: string[]): Promise<void> {
  await db.query(inSchema(workspace, 'delete from :schema.import_upload where id = any($1::uuid[])'), [ids]);
}

/** Where the files lie that imports may still need: those that run, and those that may be resumed. */
export async function selectNeededPaths(db: Queryable, workspace: Schema): Promise<string[]> {
  const { rows } = await db.query<{ path: string }>(
    inSchema(
      workspace,
      `select p.path from :schema.batch b
       cross join lateral (values (b.plan->>'filePath'), (b.plan->>'historyPath')) as p(path)
       where b.kind = 'import' and b.state in ('running', 'failed', 'cancelled') and p.path is not null`,
    ),
  );
  return rows.map((row) => row.path);
}
