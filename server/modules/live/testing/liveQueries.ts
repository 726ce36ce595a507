import { inSchema, type Queryable } from '#server/platform/sql.ts';

type Schema = { schema: string };

/** Waits until every event lies behind the oldest running transaction, other test files' included. */
export async function untilReadable(db: Queryable, workspace: Schema): Promise<void> {
  const question = `select exists (select 1 from :schema.event where tx >= pg_snapshot_xmin(pg_current_snapshot())) as waits`;
  for (;;) {
    const { rows } = await db.query<{ waits: boolean }>(inSchema(workspace, question));
    if (!rows[0]?.waits) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

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
