import type { Queryable } from '#server/platform/sql.ts';

/** Which definitions, people and rights hold now; undefined when the workspace is gone. */
export async function selectVersions(
  db: Queryable,
  workspaceId: number,
): Promise<{ definitions: number; epoch: number } | undefined> {
  const { rows } = await db.query<{ definitions: number; epoch: number }>(
    'select definitions_version as definitions, epoch from loudou.workspace where id = $1',
    [workspaceId],
  );
  return rows[0];
}
