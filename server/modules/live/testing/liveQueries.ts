import { notifyEvents } from '#server/platform/events/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { World } from '#server/testing/world.ts';

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

/** Events of so many records that nobody knows, in one transaction. */
export async function insertEvents({ db, workspace }: World, object: string, count: number): Promise<void> {
  await db.owner.query(
    inSchema(
      workspace,
      `insert into :schema.event (door, object_id, record_id, kind)
       select 1, o.id, gen_random_uuid(), 2 from :schema.object o, generate_series(1, $2) where o.key = $1`,
    ),
    [object, count],
  );
  await notifyEvents(db.app, workspace);
}
