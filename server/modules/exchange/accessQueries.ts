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
