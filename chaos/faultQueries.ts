import type { Pool } from 'pg';

const OURS = "datname = current_database() and application_name like 'loudou%' and pid <> pg_backend_pid()";

/** The process of a connection that a server holds; 0 when there is none. */
export async function oneBackend(sql: Pool): Promise<number> {
  const { rows } = await sql.query<{ pid: number }>(
    `select pid from pg_stat_activity where ${OURS} order by state = 'active' desc, random() limit 1`,
  );
  return rows[0]?.pid ?? 0;
}

/** Ends about this share of the servers' connections. */
export async function terminateSome(sql: Pool, share: number): Promise<void> {
  await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${OURS} and random() < $1`, [share]);
}

/** Jobs that wait for their turn or for another try. */
export async function countJobs(sql: Pool): Promise<number> {
  const { rows } = await sql.query<{ count: string }>('select count(*) as count from graphile_worker.jobs');
  return Number(rows[0]!.count);
}

export async function countReminders(sql: Pool): Promise<number> {
  const { rows } = await sql.query<{ count: string }>(
    "select count(*) as count from graphile_worker.jobs where task_identifier = 'remind'",
  );
  return Number(rows[0]!.count);
}

export async function wishForReminders(sql: Pool): Promise<void> {
  await sql.query("select graphile_worker.add_job('remind', '{}', max_attempts => 25)");
}

export async function companySchema(sql: Pool): Promise<string> {
  const { rows } = await sql.query<{ schema: string }>("select 'ws_' || slug as schema from loudou.workspace");
  return rows[0]!.schema;
}

/** What still has to happen before all can be judged: imports under way, events that no consumer has seen. */
export async function countUnfinished(sql: Pool, ws: string): Promise<{ imports: number; events: number }> {
  const { rows } = await sql.query<{ imports: string; events: string }>(
    `select (select count(*) from ${ws}.batch where state = 'running') as imports,
       (select count(*) from ${ws}.event e, ${ws}.event_cursor c where (e.tx, e.seq) > (c.tx, c.seq)) as events`,
  );
  return { imports: Number(rows[0]!.imports), events: Number(rows[0]!.events) };
}

/** What an administrator does once for a database that is not Loudou's own. */
export async function letOwnerActAsApp(sql: Pool): Promise<void> {
  await sql.query('grant loudou_app to loudou_owner');
}
