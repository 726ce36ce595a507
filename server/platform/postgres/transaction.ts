import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { codeOf } from './problem.ts';

export interface TransactionOptions {
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readOnly?: boolean;
  /** How often `work` may run in all. Default 3. */
  maxTries?: number;
  /** PostgreSQL error codes after which the transaction is tried again. Default: serialization failure and deadlock. */
  retryOn?: readonly string[];
}

const PASSING_CONFLICTS = ['40001', '40P01'];
/** Something long holds what was asked for with little patience. Tried again for a while, and no connection is held between. */
const BUSY = '55P03';
const BUSY_MS = 5_000;

/** A serialization failure or a deadlock: the transaction as a whole is tried again. */
export const isPassingConflict = (error: unknown): boolean => PASSING_CONFLICTS.includes(codeOf(error));

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws. After a serialization failure or a deadlock, or
 * for some seconds while a lock is not to be had (`lock_timeout`), it runs again, so `work` must have no effect outside the transaction. Other errors are thrown as they are.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { maxTries = 3, retryOn = PASSING_CONFLICTS } = options;
  const began = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      return await once(pool, work, options);
    } catch (error) {
      if (isBusy(error) && !options.retryOn && performance.now() - began < BUSY_MS) {
        await sleep(250 + Math.random() * 500);
        continue;
      }
      if (tries >= maxTries || !retryOn.includes(codeOf(error))) throw error;
      await sleep(Math.random() * 20 * 2 ** Math.min(tries, 5));
    }
  }
}

/** A lock was not given in the time that was set for it. */
export const isBusy = (error: unknown): boolean => codeOf(error) === BUSY;

async function once<T>(pool: Pool, work: (client: PoolClient) => Promise<T>, options: TransactionOptions): Promise<T> {
  const client = await pool.connect();
  // While checked out nobody else listens; the running query rejects with the same error.
  const hear = () => {};
  client.on('error', hear);
  let broken: Error | undefined;
  try {
    await client.query(begin(options));
    const result = await work(client);
    const { command } = await client.query('commit');
    // PostgreSQL answers ROLLBACK to the commit of a transaction in which `work` swallowed an error.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back, because an error in it was ignored');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', hear);
    client.release(broken);
  }
}

function begin({ isolation, readOnly }: TransactionOptions): string {
  return ['begin', isolation && `isolation level ${isolation}`, readOnly && 'read only'].filter(Boolean).join(' ');
}
