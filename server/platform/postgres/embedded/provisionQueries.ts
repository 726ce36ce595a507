import { Client } from 'pg';
import { APP_ROLE, OWNER_ROLE } from '../database.ts';
import type { Secrets } from './secrets.ts';

export const DATABASE = 'loudou';

/** Makes the two login roles and the database, as far as they are missing. The secrets file is the truth about passwords. */
export async function provision(superuserUrl: (database: string) => string, secrets: Secrets): Promise<void> {
  await withClient(superuserUrl('postgres'), async (client) => {
    await ensureLogin(client, OWNER_ROLE, secrets.owner);
    await ensureLogin(client, APP_ROLE, secrets.app);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
    await client.query(`revoke all on database ${DATABASE} from public`);
    await client.query(`grant connect on database ${DATABASE} to ${APP_ROLE}`);
  });
}

async function ensureLogin(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount ? 'alter' : 'create';
  await client.query(
    `${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
  );
}

async function withClient(url: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
