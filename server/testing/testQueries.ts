import { escapeIdentifier, type Pool } from 'pg';

/** Makes a database like an installation's: of that owner, and with no right to temporary tables for others. */
export async function createDatabase(admin: Pool, name: string, owner: string, template: string): Promise<void> {
  const quoted = escapeIdentifier(name);
  await admin.query(
    `create database ${quoted} owner ${escapeIdentifier(owner)} template ${escapeIdentifier(template)}`,
  );
  await admin.query(`revoke temporary on database ${quoted} from public`);
}

export async function dropDatabase(admin: Pool, name: string): Promise<void> {
  await admin.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
}
