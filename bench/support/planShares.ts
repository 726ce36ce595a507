import type { Pool } from 'pg';
import type { Statement } from '../floors/replay.ts';

type Node = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'CTE Name'?: string;
  'Actual Total Time': number;
  'Actual Loops': number;
  'Actual Rows': number;
  'Parent Relationship'?: string;
  'Subplan Name'?: string;
  Plans?: Node[];
};
type Share = { name: string; ms: number; rows: number };

/** Where the time of a statement goes, by the nodes of its plan that take more than a share of it; each without those below. */
export async function planShares(pool: Pool, { text, values }: Statement, least = 0.04): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local work_mem = '128MB'; set local jit = off; set local statement_timeout = 0`);
    const { rows } = await client.query(`explain (analyze, format json) ${text}`, values);
    await client.query('rollback');
    const [{ Plan: plan, 'Execution Time': whole }] = rows[0]['QUERY PLAN'] as [
      { Plan: Node; 'Execution Time': number },
    ];
    const shares: Share[] = [];
    gather(plan, shares, tablesIn(plan));
    const shown = shares.filter(({ ms }) => ms > least * whole).sort((a, b) => b.ms - a.ms);
    return [
      `${whole.toFixed(1)} ms with the clock at every node`,
      ...shown.map(
        ({ name, ms, rows: seen }) => `${Math.round((100 * ms) / whole)} % ${name} (${seen.toLocaleString('en')} rows)`,
      ),
    ];
  } finally {
    client.release();
  }
}

const whole = (node: Node): number => node['Actual Total Time'] * node['Actual Loops'];

/** The tables that a `with` makes: how long that takes, and the scan inside which it happens, which is the longest. */
type Tables = { made: Map<string, number>; makers: Map<string, Node> };

function tablesIn(node: Node, into: Tables = { made: new Map(), makers: new Map() }): Tables {
  for (const inner of node.Plans ?? []) {
    const name = inner['Subplan Name']?.replace(/^CTE /, '');
    if (name) into.made.set(name, whole(inner));
    tablesIn(inner, into);
  }
  const name = node['CTE Name'];
  if (name && whole(node) > whole(into.makers.get(name) ?? node) - 1e-9) into.makers.set(name, node);
  return into;
}

function gather(node: Node, into: Share[], tables: Tables): void {
  const below = (node.Plans ?? []).filter((inner) => inner['Parent Relationship'] !== 'InitPlan');
  const name = node['CTE Name'];
  const made = name && tables.makers.get(name) === node ? (tables.made.get(name) ?? 0) : 0;
  const ms = Math.max(0, whole(node) - made - below.reduce((sum, inner) => sum + whole(inner), 0));
  const of = node['Index Name'] ?? node['Relation Name'] ?? name;
  const rows = Math.round(node['Actual Rows'] * node['Actual Loops']);
  into.push({ name: of ? `${node['Node Type']} ${of}` : node['Node Type'], ms, rows });
  for (const inner of node.Plans ?? []) gather(inner, into, tables);
}
