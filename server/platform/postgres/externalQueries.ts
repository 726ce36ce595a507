import type { Client } from 'pg';
import { APP_ROLE } from './database.ts';

/** 150004 for PostgreSQL 15.4. */
export async function versionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  return Number(rows[0]?.version);
}

/** Makes the application's role and lets the connecting user act as it. Throws PostgreSQL's error if it may not. */
export async function ensureAppRole(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  if (!rowCount) {
    try {
      await client.query(`create role ${APP_ROLE} nologin`);
    } catch (error) {
      // 42710, 23505: another server that starts now was quicker.
      if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
    }
  }
  if (!(await mayActAsApp(client))) await client.query(`grant ${APP_ROLE} to current_user`);
}

export async function mayActAsApp(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ member: boolean }>("select pg_has_role(current_user, $1, 'member') as member", [
    APP_ROLE,
  ]);
  return rows[0]?.member ?? false;
}
