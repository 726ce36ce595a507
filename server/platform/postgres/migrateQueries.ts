import { escapeIdentifier, type Pool, type PoolClient } from 'pg';
import type { Migration } from './migrationFiles.ts';

export interface Applied {
  number: number;
  name: string;
  hash: string;
}

/** One lock for all migrations of a database; held until the transaction ends, so it works through a transaction pooler too. */
const MIGRATION_LOCK = 7_305_842_216;

export async function takeMigrationLock(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  // A definition that waits for a lock makes every reader behind it wait: give up soon and try again.
  await client.query(`set local lock_timeout = '200ms'`);
}

/** What was applied to a schema so far, in order; nothing if the schema is not there yet. */
export async function readApplied(client: Pool | PoolClient, schema: string): Promise<Applied[]> {
  // Not to_regclass: it may answer from a cache that is older than the lock we have just waited for.
  const { rowCount } = await client.query(
    "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = 'migration'",
    [schema],
  );
  if (!rowCount) return [];
  const table = `${escapeIdentifier(schema)}.migration`;
  const { rows } = await client.query<Applied>(`select number, name, hash from ${table} order by number`);
  return rows;
}

export async function apply(client: PoolClient, schema: string, migration: Migration): Promise<void> {
  const quoted = escapeIdentifier(schema);
  if (migration.number === 1) {
    await client.query(`create schema if not exists ${quoted}`);
    await client.query(`create table if not exists ${quoted}.migration (
      number int primary key,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now()
    )`);
  }
  await client.query(withSchema(migration.sql, quoted));
  await client.query(`insert into ${quoted}.migration (number, name, hash) values ($1, $2, $3)`, [
    migration.number,
    migration.name,
    migration.hash,
  ]);
}

/** Puts the schema's quoted name for `:schema`, but leaves a cast `::schema…` and longer names alone. */
export function withSchema(sql: string, quotedSchema: string): string {
  return sql.replace(/(?<!:):schema\b/g, () => quotedSchema);
}
