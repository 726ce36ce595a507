import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };
export type StoredFile = { id: string; name: string; media_type: string; size: number; content: Buffer };

export async function insertFile(
  db: Queryable,
  workspace: Schema,
  file: { id: string; name: string; mediaType: string; hash: string; content: Buffer; createdBy: string },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.file (id, name, media_type, size, hash, content, created_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    ),
    [file.id, file.name, file.mediaType, file.content.length, file.hash, file.content, file.createdBy],
  );
}

export async function selectFile(db: Queryable, workspace: Schema, id: string): Promise<StoredFile | undefined> {
  const { rows } = await db.query<StoredFile>(
    inSchema(workspace, 'select id, name, media_type, size, content from :schema.file where id = $1'),
    [id],
  );
  return rows[0];
}
