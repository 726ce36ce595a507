import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ident, type Queryable } from '../sql.ts';
import type { TableToCopy } from './catalogueQueries.ts';

/** Numbers of transactions belong to one cluster; in another, old events stand before everything that happens there. */
const BEFORE_EVERYTHING = "'3'::xid8";
/** Ways in that are open at the moment of the backup may be closed by the time of the restore: nobody gets them back. */
const LEFT_OUT = new Set(['loudou.session', 'loudou.sign_in_link']);

const placeOf = (schema: string, name: string) => `${ident(schema)}.${ident(name)}`;

/** The rows of a table as a stream of COPY's text format. */
export function readTable(client: PoolClient, schema: string, { name, columns, order }: TableToCopy) {
  const isEvent = name === 'event' && columns.includes('tx');
  const list = columns.map((column) => (isEvent && column === 'tx' ? `${BEFORE_EVERYTHING} as tx` : ident(column)));
  const where = LEFT_OUT.has(`${schema}.${name}`) ? ' where false' : '';
  const by = order.length > 0 ? order.map(ident).join(', ') : 't::text';
  const select = `select ${list.join(', ')} from ${placeOf(schema, name)} t${where} order by ${by}`;
  return client.query(copyTo(`copy (${select}) to stdout`));
}

export const fillTable = (client: PoolClient, schema: string, name: string, columns: readonly string[]) =>
  client.query(copyFrom(`copy ${placeOf(schema, name)} (${columns.map(ident).join(', ')}) from stdin`));

export async function dropSchemas(db: Queryable, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) await db.query(`drop schema if exists ${ident(schema)} cascade`);
}

/** Cursors over the log of the former life are refused from now on. */
export const bumpEpochs = (db: Queryable) => db.query('update loudou.workspace set epoch = epoch + 1');

export async function countWorkspaces(db: Queryable): Promise<number> {
  const { rows: found } = await db.query("select 1 from pg_class where oid = to_regclass('loudou.workspace')");
  if (found.length === 0) return 0;
  const { rows } = await db.query<{ count: number }>('select count(*)::int as count from loudou.workspace');
  return rows[0]!.count;
}

/** Servers and commands that are connected beside this one. */
export async function countOthers(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name like 'loudou%' and pid <> pg_backend_pid()
       and application_name <> 'loudou backup'`,
  );
  return rows[0]!.count;
}
