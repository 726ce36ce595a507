import type { QueryResultRow } from 'pg';
import type { Context } from '#server/platform/context.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';

const SETTINGS = `set local work_mem = '128MB'; set local jit = off`;

/**
 * Runs one statement that adds up many rows, with memory to hash a million records instead of spilling them to disk.
 * No JIT: compiling these wide aggregates takes longer than it saves.
 * `serial`: for statements of which every parallel worker would repeat the costly half.
 */
export function runHeavy<Row extends QueryResultRow>(
  ctx: Pick<Context, 'pools'>,
  sql: string,
  values: unknown[],
  serial = false,
): Promise<Row[]> {
  return inTransaction(
    ctx.pools.app,
    async (client) => {
      await client.query(serial ? `${SETTINGS}; set local max_parallel_workers_per_gather = 0` : SETTINGS);
      return (await client.query<Row>(sql, values)).rows;
    },
    { readOnly: true },
  );
}
