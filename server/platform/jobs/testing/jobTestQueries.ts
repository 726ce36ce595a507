import type { Pool } from 'pg';
import { newId } from '../../ids.ts';

type WaitingJob = { key: string | null; attempts: number; locked: boolean; last_error: string | null };

export async function selectJobs(owner: Pool, name: string): Promise<WaitingJob[]> {
  const { rows } = await owner.query<WaitingJob>(
    `select key, attempts, locked_at is not null as locked, last_error from graphile_worker.jobs
     where task_identifier = $1 order by id`,
    [name],
  );
  return rows;
}

/** As a process leaves a job that is killed while it runs it. */
export async function lockAs(owner: Pool, name: string, worker: string): Promise<void> {
  await owner.query(
    `update graphile_worker._private_jobs j set locked_by = $2, locked_at = now() - interval '1 minute', attempts = attempts + 1
     from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = $1`,
    [name, worker],
  );
}

/** Spares a test the pause before the next try. */
export async function makeDue(owner: Pool, name: string): Promise<void> {
  await owner.query(
    `update graphile_worker._private_jobs j set run_at = now()
     from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = $1`,
    [name],
  );
}

export async function selectCrons(owner: Pool): Promise<string[]> {
  const { rows } = await owner.query<{ identifier: string }>(
    'select identifier from graphile_worker._private_known_crontabs order by identifier',
  );
  return rows.map(({ identifier }) => identifier);
}

/** A login with two sessions and two sign-in links, of which one each is over. */
export async function insertLogin(owner: Pool): Promise<void> {
  const login = newId();
  await owner.query(
    `with w as (insert into loudou.workspace (slug, name) values ('house', 'house') returning id)
     insert into loudou.login (id, workspace_id, user_id, email) select $1, id, $1, 'a@b.cn' from w`,
    [login],
  );
  await owner.query(
    `insert into loudou.session (token_hash, login_id, csrf, expires_at)
     values ('over', $1, '', now() - interval '1 second'), ('open', $1, '', now() + interval '1 hour')`,
    [login],
  );
  await owner.query(
    `insert into loudou.sign_in_link (token_hash, login_id, expires_at)
     values ('over', $1, now() - interval '1 second'), ('open', $1, now() + interval '1 hour')`,
    [login],
  );
}

export async function selectTokens(owner: Pool): Promise<{ sessions: string[]; links: string[] }> {
  const { rows } = await owner.query<{ sessions: string[]; links: string[] }>(
    `select array(select convert_from(token_hash, 'UTF8') from loudou.session) as sessions,
       array(select convert_from(token_hash, 'UTF8') from loudou.sign_in_link) as links`,
  );
  return rows[0]!;
}

/** Breaks the connections of that name, as a network would. */
export async function breakConnections(admin: Pool, name: string): Promise<number> {
  const { rowCount } = await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
    [name],
  );
  return rowCount ?? 0;
}

/** While closed, the end of a job cannot be written. */
export async function closeJobs(owner: Pool): Promise<void> {
  await owner.query('revoke delete on graphile_worker._private_jobs from loudou_app');
}
export async function openJobs(owner: Pool): Promise<void> {
  await owner.query('grant delete on graphile_worker._private_jobs to loudou_app');
}
