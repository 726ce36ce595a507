import { inSchema, type Queryable } from '#server/platform/sql.ts';

/** Notes that somebody took data out. */
export async function insertExportAccess(
  db: Queryable,
  workspace: { schema: string },
  entry: { at: Date; actorId: string; details: Record<string, unknown> },
): Promise<void> {
  await db.query(
    inSchema(workspace, `insert into :schema.access_log (at, actor_id, kind, details) values ($1, $2, 'export', $3)`),
    [entry.at, entry.actorId, JSON.stringify(entry.details)],
  );
}

/** Who stands on a file as its exporter. */
export async function selectUserName(db: Queryable, workspace: { schema: string }, id: string): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    inSchema(workspace, 'select name from :schema.users where id = $1'),
    [id],
  );
  return rows[0]?.name ?? '';
}
