import type { Parameters } from '#server/platform/sql.ts';
import type { Plan } from './plan.ts';

export type AggregateRow = { level: number; d1?: string | null; d2?: string | null } & Record<string, unknown>;

/** Which dimensions a row is about: all, the first only, the second only, or none. */
export const LEVELS = { cells: 0, first: 1, second: 2, total: 3 } as const;

/**
 * One statement for a measure: its cells, the margins of a cross table and the total. `steps`: indexes of dimensions that are
 * steps and must not be added over.
 */
export function aggregateSql(plan: Plan, dimensionCount: number, steps: readonly number[]): string {
  const names = Array.from({ length: dimensionCount }, (_, index) => `d${index + 1}`);
  const needed = steps.map((index) => `d${index + 1}`);
  const sets = subsets(names).filter((set) => needed.every((name) => set.includes(name)));
  const head = tables(plan);
  if (plan.aggregate) return `${head} ${plan.aggregate(sets)}`;
  const { split } = plan;
  if (!split) return `${head} ${aggregateOver('base', plan, names, sets)}`;
  // What is not by products counts each record once, as without them.
  const [apart, whole] = [sets.filter((set) => set.includes(split.d)), sets.filter((set) => !set.includes(split.d))];
  return `${head} ${aggregateOver(split.source, plan, names, apart)} union all ${aggregateOver('base', plan, names, whole)}`;
}

function aggregateOver(source: string, plan: Plan, names: string[], sets: string[][]): string {
  const used = new Set(sets.flat());
  const bits = names.map(
    (name, index) => `${used.has(name) ? `grouping(${name})` : 1} * ${2 ** (names.length - 1 - index)}`,
  );
  const columns = [
    `${bits.join(' + ') || '0'} as level`,
    ...names.map((name) => (used.has(name) ? name : `null::text as ${name}`)),
    ...plan.columns.map(({ name, sql }) => `${sql} as "${name}"`),
  ];
  const grouping =
    names.length > 0 ? `group by grouping sets (${sets.map((set) => `(${set.join(', ')})`).join(', ')})` : '';
  return `select ${columns.join(', ')} from ${tallyOf(source, plan, names)} ${grouping}`;
}

/** One row for each combination of dimensions and facts: every cell, margin and total is then a sum of few. */
function tallyOf(source: string, { tally, tallyRows }: Plan, names: readonly string[]): string {
  if (!tally) return source;
  if (tallyRows) return `(${tallyRows()}) tallied`;
  const keys = [...names, ...tally].map((key) => `${key}, `).join('');
  const grouping = keys ? `group by ${keys.slice(0, -2)}` : '';
  return `(select ${keys}count(*) as n, sum(amount) as amount from ${source} ${grouping}) tallied`;
}

const tables = ({ base, split }: Plan): string =>
  `with recursive ${[...base.ctes, `base as (${base.select})`, ...(split?.ctes ?? [])].join(', ')}`;

const counted = ({ split }: Plan): string => split?.source ?? 'base';

function subsets(names: string[]): string[][] {
  const [first, second] = names;
  if (!first) return [[]];
  return second ? [[first, second], [first], [second], []] : [[first], []];
}

/** Where a page of rows ended. */
export type Place = { size: string; recordId: string; unitId: number };
export type Cell = { conditions: string; limit: number; after: Place | null };

/** The rows that a part of a cell counts, the largest amount first, in keyset order. */
export function rowsSql(plan: Plan, cell: Cell, params: Parameters): string {
  const { after } = cell;
  const beyond = after
    ? `and (-coalesce(amount, 0), record_id, unit_id)
        > (-${params.add(after.size)}::numeric, ${params.add(after.recordId)}::uuid, ${params.add(after.unitId)}::bigint)`
    : '';
  return `${tables(plan)}
    select record_id, unit_id, coalesce(amount, 0)::text as size from ${counted(plan)} where ${cell.conditions} ${beyond}
    order by coalesce(amount, 0) desc, record_id, unit_id limit ${params.add(cell.limit)}`;
}

export function countSql(plan: Plan, conditions: string): string {
  return `${tables(plan)}
    select count(*) as count from ${counted(plan)} where ${conditions}`;
}

/** A cell's key: one value, or all values but those that stand in lines of their own. */
export type CellKey = string | null | { except: (string | null)[] };

/** The cell's keys and part as a condition over the base. */
export function cellConditions(plan: Plan, keys: readonly CellKey[], part: string, params: Parameters): string {
  const dims = keys.map((key, index) => {
    const column = `d${index + 1}`;
    if (key === null) return `${column} is null`;
    if (typeof key === 'string') return `${column} = ${params.add(key)}::text`;
    const named = key.except.filter((one) => one !== null);
    const others = `${column} <> all (${params.add(named)}::text[])`;
    return key.except.includes(null) ? `(${column} is not null and ${others})` : `(${column} is null or ${others})`;
  });
  return [...dims, `(${plan.parts[part]})`].join(' and ');
}
