import type { Queryable } from '#server/platform/sql.ts';

/** What every change of rights does, too. */
export async function bumpVersion(db: Queryable, workspaceId: number): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    'update loudou.workspace set definitions_version = definitions_version + 1 where id = $1 returning definitions_version as version',
    [workspaceId],
  );
  return rows[0]!.version;
}

/** Takes a transaction number, as a writer does that commits late. */
export async function beginOld(client: Queryable): Promise<void> {
  await client.query('begin');
  await client.query('select pg_current_xact_id()');
}
