import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { RunningServer } from './server.ts';

/** A connection to a running server's own PostgreSQL, beside the server, and the schema of the company. */
async function connect(server: RunningServer): Promise<{ client: pg.Client; ws: string }> {
  const read = (name: string) => readFileSync(join(server.dataDir, name), 'utf8').trim();
  const { superuser } = JSON.parse(read('postgres.secrets.json')) as { superuser: string };
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(read('postgres.port')),
    user: 'postgres',
    password: superuser,
    database: 'loudou',
  });
  await client.connect();
  const schemas = await client.query<{ nspname: string }>(
    "select nspname from pg_namespace where nspname like 'ws\\_%'",
  );
  const [first] = schemas.rows;
  if (!first) throw new Error('no company in the database');
  return { client, ws: client.escapeIdentifier(first.nspname) };
}

/** Asks past every cache. `ws` is the schema of the company. */
export async function askDatabase<Row>(server: RunningServer, question: (ws: string) => string): Promise<Row[]> {
  const { client, ws } = await connect(server);
  try {
    return (await client.query(question(ws))).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Holds what a statement locks, so that what needs it stands still until it is let go. */
export async function holdInDatabase(
  server: RunningServer,
  locking: (ws: string) => string,
): Promise<() => Promise<void>> {
  const { client, ws } = await connect(server);
  await client.query('begin');
  await client.query(locking(ws));
  return () => client.end();
}
