import type { Bench } from '../support/types.ts';

/** An account that deals can be created for. */
export async function someAccount(bench: Bench): Promise<string> {
  const { rows } = await bench.sql.query(`select id from ${bench.schema}.account where deleted_at is null limit 1`);
  return rows[0].id;
}
