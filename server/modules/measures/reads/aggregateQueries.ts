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
  const head = `with recursive ${[...plan.base.ctes, `base as (${plan.base.select})`].join(', ')}`;
  if (plan.aggregate) return `${head} ${plan.aggregate(sets)}`;
  const level = names.length > 0 ? `grouping(${names.join(', ')})` : '0';
  const columns = [`${level} as level`, ...names, ...plan.columns.map(({ name, sql }) => `${sql} as "${name}"`)];
  const grouping =
    names.length > 0 ? `group by grouping sets (${sets.map((set) => `(${set.join(', ')})`).join(', ')})` : '';
  return `${head} select ${columns.join(', ')} from base ${grouping}`;
}

function subsets(names: string[]): string[][] {
  const [first, second] = names;
  if (!first) return [[]];
  return second ? [[first, second], [first], [second], []] : [[first], []];
}

export type Cell = { conditions: string; limit: number; after: { recordId: string; unitId: number } | null };

/** The rows that a part of a cell counts, in keyset order. */
export function rowsSql(plan: Plan, cell: Cell, params: Parameters): string {
  const after = cell.after
    ? `and (record_id, unit_id) > (${params.add(cell.after.recordId)}::uuid, ${params.add(cell.after.unitId)}::bigint)`
    : '';
  return `with recursive ${[...plan.base.ctes, `base as (${plan.base.select})`].join(', ')}
    select record_id, unit_id from base where ${cell.conditions} ${after} order by record_id, unit_id limit ${params.add(cell.limit)}`;
}

export function countSql(plan: Plan, conditions: string): string {
  return `with recursive ${[...plan.base.ctes, `base as (${plan.base.select})`].join(', ')}
    select count(*) as count from base where ${conditions}`;
}

/** The cell's keys and part as a condition over the base. */
export function cellConditions(plan: Plan, keys: readonly (string | null)[], part: string, params: Parameters): string {
  const dims = keys.map((key, index) =>
    key === null ? `d${index + 1} is null` : `d${index + 1} = ${params.add(key)}::text`,
  );
  return [...dims, `(${plan.parts[part]})`].join(' and ');
}
