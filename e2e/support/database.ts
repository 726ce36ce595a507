import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { RunningServer } from './server.ts';

/** Asks a running server's own PostgreSQL, beside the server and past every cache. `ws` is the schema of the company. */
export async function askDatabase<Row>(server: RunningServer, question: (ws: string) => string): Promise<Row[]> {
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
  try {
    const schemas = await client.query<{ nspname: string }>(
      "select nspname from pg_namespace where nspname like 'ws\\_%'",
    );
    const [first] = schemas.rows;
    if (!first) throw new Error('no company in the database');
    return (await client.query(question(client.escapeIdentifier(first.nspname)))).rows as Row[];
  } finally {
    await client.end();
  }
}
