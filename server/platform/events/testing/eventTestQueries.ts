import type { Pool } from 'pg';
import { migrateWorkspace } from '../../postgres/index.ts';
import { inSchema, type Queryable } from '../../sql.ts';
import { hasWaitingEvents, selectHorizon } from '../eventQueries.ts';
import { notifyEvents } from '../index.ts';
import type { PumpedWorkspace } from '../types.ts';

/** A workspace that has a log, and a table in which consumers of tests leave their effects. */
export async function insertEventWorkspace(owner: Pool, slug: string): Promise<PumpedWorkspace> {
  const { rows } = await owner.query<PumpedWorkspace>(
    "insert into loudou.workspace (slug, name) values ($1, $1) returning id, slug, 'ws_' || slug as schema, epoch",
    [slug],
  );
  const workspace = rows[0]!;
  await migrateWorkspace(owner, workspace.schema);
  await owner.query(
    inSchema(
      workspace,
      `create table :schema.effect (consumer text not null, seq bigint not null);
       grant select, insert on :schema.effect to loudou_app`,
    ),
  );
  return workspace;
}

export async function appendEvents(tx: Queryable, workspace: PumpedWorkspace, count: number): Promise<number[]> {
  const { rows } = await tx.query<{ seq: number }>(
    inSchema(
      workspace,
      `insert into :schema.event (door, object_id, record_id, kind)
       select 7, 1, gen_random_uuid(), 1 from generate_series(1, $1) returning seq`,
    ),
    [count],
  );
  await notifyEvents(tx, workspace);
  return rows.map(({ seq }) => seq);
}

export async function insertEffects(
  tx: Queryable,
  workspace: PumpedWorkspace,
  consumer: string,
  seqs: number[],
): Promise<void> {
  await tx.query(inSchema(workspace, 'insert into :schema.effect (consumer, seq) select $1, unnest($2::bigint[])'), [
    consumer,
    seqs,
  ]);
}

export async function selectEffects(db: Queryable, workspace: PumpedWorkspace, consumer: string): Promise<number[]> {
  const { rows } = await db.query<{ seq: number }>(
    inSchema(workspace, 'select seq from :schema.effect where consumer = $1 order by seq'),
    [consumer],
  );
  return rows.map(({ seq }) => seq);
}

/** What a naive reader does: everything behind the highest number seen. */
export async function selectBySeq(db: Queryable, workspace: PumpedWorkspace, after: number): Promise<number[]> {
  const { rows } = await db.query<{ seq: number }>(
    inSchema(workspace, 'select seq from :schema.event where seq > $1 order by seq'),
    [after],
  );
  return rows.map(({ seq }) => seq);
}

export async function bumpEpoch(owner: Pool, workspace: PumpedWorkspace): Promise<void> {
  await owner.query('update loudou.workspace set epoch = epoch + 1 where id = $1', [workspace.id]);
}

/** Breaks the connections of that name, as a network would. */
export async function breakSessions(admin: Pool, name: string): Promise<number> {
  const { rowCount } = await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
    [name],
  );
  return rowCount ?? 0;
}

/** Waits until every event of the workspace lies behind the horizon: autovacuum, too, runs in transactions. */
export async function untilReadable(pool: Pool, workspace: { schema: string }): Promise<void> {
  while (await hasWaitingEvents(pool, workspace, await selectHorizon(pool))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
