import type { ClientBase, Pool } from 'pg';
import { APP_ROLE } from '../postgres/index.ts';
import { ident, type Queryable, type Transaction } from '../sql.ts';

/** Where graphile-worker keeps its tables. */
export const JOB_SCHEMA = 'graphile_worker';
const INSTALL_LOCK = 7_305_842_217;
/** First half of the locks by which processes that run jobs show that they live. */
const ALIVE_LOCK = 730_584;

export type JobRow = {
  name: string;
  payload: unknown;
  queue: string | null;
  runAt: Date | null;
  attempts: number;
  key: string | null;
  keyMode: string;
};

export async function insertJob(db: Queryable, job: JobRow): Promise<void> {
  await db.query(
    `select ${JOB_SCHEMA}.add_job(identifier => $1, payload => $2::json, queue_name => $3, run_at => $4, max_attempts => $5,
       job_key => $6, job_key_mode => $7)`,
    [job.name, JSON.stringify(job.payload), job.queue, job.runAt, job.attempts, job.key, job.keyMode],
  );
}

/** Until the transaction ends. */
export async function takeInstallLock(tx: Transaction): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [INSTALL_LOCK]);
}

/** Lets the application add and run jobs. graphile-worker closes its tables by row security, so each needs a policy too. */
export async function grantJobs(tx: Transaction): Promise<void> {
  await tx.query(`grant usage on schema ${JOB_SCHEMA} to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${APP_ROLE};
    grant usage on all sequences in schema ${JOB_SCHEMA} to ${APP_ROLE};
    grant execute on all functions in schema ${JOB_SCHEMA} to ${APP_ROLE};
    revoke insert, update, delete on ${JOB_SCHEMA}.migrations from ${APP_ROLE}`);
  const { rows } = await tx.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relrowsecurity
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = $2)`,
    [JOB_SCHEMA, APP_ROLE],
  );
  for (const { relname } of rows) {
    await tx.query(
      `create policy ${APP_ROLE} on ${JOB_SCHEMA}.${ident(relname)} to ${APP_ROLE} using (true) with check (true)`,
    );
  }
}

/** Shows, for as long as the session lasts, that the process holding jobs under `workerId` lives. */
export async function holdAliveLock(client: ClientBase, workerId: string): Promise<void> {
  await client.query('select pg_advisory_lock($1::int, hashtext($2))', [ALIVE_LOCK, workerId]);
}

/** Who holds jobs since `seconds` or longer, and is not seen alive. */
export async function selectDeadWorkers(pool: Pool, seconds: number): Promise<string[]> {
  const { rows } = await pool.query<{ worker: string }>(
    `select distinct j.locked_by as worker from ${JOB_SCHEMA}.jobs j
     where j.locked_at < now() - make_interval(secs => $1) and not exists (
       select 1 from pg_locks l where l.locktype = 'advisory' and l.granted
         and l.database = (select oid from pg_database where datname = current_database())
         and l.classid = $2::int::oid and l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid)`,
    [seconds, ALIVE_LOCK],
  );
  return rows.map((row) => row.worker);
}

export async function unlockJobsOf(pool: Pool, workers: string[]): Promise<void> {
  await pool.query(`select ${JOB_SCHEMA}.force_unlock_workers($1::text[])`, [workers]);
}
