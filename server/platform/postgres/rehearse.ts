import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './transaction.ts';

class RolledBack extends Error {}

/** What `work` answers: it is carried out and taken back, so that every rule is asked as it will be. */
export async function rehearse<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  try {
    await inTransaction(pool, async (client) => {
      answers.push(await work(client));
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return answers.at(-1) as T;
}
