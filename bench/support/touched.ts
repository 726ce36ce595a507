import type { Pool } from 'pg';
import { recorded } from '../floors/replay.ts';

/** What the statements of one request read: rows that scans looked at, and 8 kB pages (shared buffers). */
export type Touched = { statements: number; rows: number; buffers: number };

type Plan = {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
};
/** Listens to what `work` asks of the database, then has PostgreSQL explain each statement as it runs once more. */
export async function touchedBy(pool: Pool, work: () => Promise<unknown>): Promise<Touched> {
  const { statements } = await recorded(work);
  const reads = statements.filter(({ text }) => /^\s*(with|select|\()/i.test(text));
  const touched: Touched = { statements: reads.length, rows: 0, buffers: 0 };
  for (const { text, values } of reads) {
    const { rows } = await pool.query(`explain (analyze, buffers, timing off, format json) ${text}`, values);
    const plan: Plan = rows[0]['QUERY PLAN'][0].Plan;
    touched.rows += scanned(plan);
    touched.buffers += (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  }
  return touched;
}

function scanned(plan: Plan): number {
  const own = /Scan/.test(plan['Node Type']) && !/CTE Scan|Subquery Scan/.test(plan['Node Type']);
  const looked =
    plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  const below = (plan.Plans ?? []).reduce((sum, inner) => sum + scanned(inner), 0);
  return Math.round((own ? looked * plan['Actual Loops'] : 0) + below);
}
