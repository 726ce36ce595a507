import type { Queryable } from '#server/platform/sql.ts';
import type { Ledger } from '../ledger.ts';
import { checkLedger } from './checkLedger.ts';
import { EFFECTS } from './effectQueries.ts';
import { LOG } from './logQueries.ts';
import { SHAPE } from './shapeQueries.ts';

export type Verdict = { lost: string[]; violations: string[] };

const SHOWN = 3;

/** Judges a company at rest; `reminding`: a job of reminders still waits. */
export async function check(sql: Queryable, ws: string, ledger: Ledger, reminding = false): Promise<Verdict> {
  const violations: string[] = [];
  for (const { name, afterReminders, sql: statement } of [...SHAPE, ...LOG, ...EFFECTS]) {
    if (afterReminders && reminding) continue;
    const { rows } = await sql.query<Record<string, unknown>>(statement(ws));
    if (rows.length > 0) violations.push(`${name}: ${rows.length}, e.g. ${JSON.stringify(rows.slice(0, SHOWN))}`);
  }
  const { lost, wrong } = await checkLedger(sql, ws, ledger);
  return { lost, violations: [...violations, ...wrong] };
}
