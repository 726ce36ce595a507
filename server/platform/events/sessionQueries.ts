import type { ClientBase } from 'pg';

export async function ping(client: ClientBase): Promise<void> {
  await client.query('select 1');
}
