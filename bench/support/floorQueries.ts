import { readFileSync } from 'node:fs';
import { ident, type Queryable } from '#server/platform/sql.ts';

/** What an import of deals fills. */
export const FILLED = ['opportunity', 'event', 'stage_visit', 'record_span', 'search_doc', 'import_row'] as const;
type Filled = (typeof FILLED)[number];

export async function dataDirectory(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ data_directory: string }>('show data_directory');
  return rows[0]!.data_directory;
}

/** The process that PostgreSQL's others come from. */
export function postmasterOf(directory: string): number {
  return Number(readFileSync(`${directory}/postmaster.pid`, 'utf8').split('\n')[0]);
}

export async function copyOut(
  db: Queryable,
  schema: string,
  table: Filled,
  batchId: number,
  path: string,
): Promise<number> {
  const own = `record_id in (select id from ${ident(schema)}.opportunity where batch_id = ${batchId})`;
  const where = { opportunity: 'batch_id = ', event: 'batch_id = ', import_row: 'batch_id = ' } as Record<
    string,
    string
  >;
  const condition = where[table] === undefined ? own : `${where[table]}${batchId}`;
  // Binary, as PostgreSQL reads it fastest.
  const { rowCount } = await db.query(
    `copy (select * from ${ident(schema)}.${ident(table)} where ${condition}) to '${path}' (format binary)`,
  );
  return rowCount ?? 0;
}

/** Tables with the same columns, defaults and indexes, empty. */
export async function makeFloor(db: Queryable, schema: string): Promise<void> {
  await db.query('drop schema if exists floor cascade; create schema floor');
  for (const table of FILLED) {
    await db.query(`create table floor.${ident(table)} (like ${ident(schema)}.${ident(table)} including all)`);
  }
}

export async function emptyFloor(db: Queryable): Promise<void> {
  await db.query(`truncate ${FILLED.map((table) => `floor.${ident(table)}`).join(', ')}; checkpoint`);
}

export async function copyIn(db: Queryable, table: Filled, path: string): Promise<void> {
  await db.query(`copy floor.${ident(table)} from '${path}' (format binary)`);
}
