import { ident, type Parameters } from '#server/platform/sql.ts';
import { visibilityPredicate } from '../../records/index.ts';
import type { Dimension, ResolvedQuery } from '../resolvedQuery.ts';
import { type Statement, table } from './source.ts';

/** What only the base of a measure knows: the step and the time of a counted thing, as SQL. */
export type Facets = { step?: string; time?: { sql: string; type: 'instant' | 'day' } };

/** The dimensions as columns d1, d2 (text), and the joins they need beside `r`. */
export function dimensionColumns(
  { query, params }: Statement,
  facets: Facets,
): { columns: string; joins: string; ctes: string[] } {
  const joins: string[] = [];
  const ctes = query.dimensions.some((dimension) => dimension.kind === 'departmentLevel')
    ? [departmentPaths(query)]
    : [];
  const columns = query.dimensions.map((dimension, index) => {
    const alias = `j${index + 1}`;
    const join = joinFor(dimension, alias, query, params);
    if (join) joins.push(join);
    return `${expression(dimension, alias, query, facets, params)} as d${index + 1}`;
  });
  return { columns: columns.map((column) => `${column}, `).join(''), joins: joins.join(' '), ctes };
}

function expression(
  dimension: Dimension,
  alias: string,
  query: ResolvedQuery,
  facets: Facets,
  params: Parameters,
): string {
  switch (dimension.kind) {
    case 'step':
      return facets.step ?? 'null::text';
    case 'funnel':
      return 'r.funnel_key';
    case 'lineProduct':
      // Comes with the split of the base by products.
      return 'null::text';
    case 'manager':
      return `${alias}.head_id::text`;
    case 'departmentLevel':
      return `coalesce(${alias}.path[${dimension.level}], r.department_id)::text`;
    case 'field':
      return `r.${ident(dimension.field.column)}::text`;
    case 'far':
      return `${alias}.${ident(dimension.field.column)}::text`;
    case 'time':
      return facets.time ? bucket(dimension.unit, facets.time, query, params) : 'null::text';
  }
}

function joinFor(dimension: Dimension, alias: string, query: ResolvedQuery, params: Parameters): string | null {
  if (dimension.kind === 'manager') {
    return `left join ${table(query, 'department')} ${alias} on ${alias}.id = r.department_id`;
  }
  if (dimension.kind === 'departmentLevel') {
    return `left join department_path ${alias} on ${alias}.id = r.department_id`;
  }
  if (dimension.kind === 'far') {
    // As in filters, fields of a record that one may not read count as empty.
    const sees = visibilityPredicate(query.ctx, query.definitions, dimension.target.key, 'read', alias, params);
    const column = `r.${ident(dimension.through.column)}`;
    return `left join ${table(query, dimension.target.table)} ${alias}
      on ${alias}.id = ${column} and ${alias}.deleted_at is null and ${sees}`;
  }
  return null;
}

/** Months, quarters and years of the workspace; quarters and years are fiscal and named by the year they begin in. */
function bucket(
  unit: 'month' | 'quarter' | 'year',
  time: NonNullable<Facets['time']>,
  query: ResolvedQuery,
  params: Parameters,
): string {
  const { timeZone, fiscalYearStart } = query.ctx.workspace;
  const local = time.type === 'day' ? `${time.sql}::timestamp` : `(${time.sql} at time zone ${params.add(timeZone)})`;
  if (unit === 'month') return `to_char(${local}, 'YYYY-MM')`;
  const fiscal = `(${local} - make_interval(months => ${fiscalYearStart - 1}))`;
  return unit === 'year' ? `to_char(${fiscal}, 'YYYY')` : `to_char(${fiscal}, 'YYYY-"Q"Q')`;
}

function departmentPaths(query: ResolvedQuery): string {
  const department = table(query, 'department');
  return `department_path(id, path) as (
    select id, array[id] from ${department} where parent_id is null
    union all select c.id, p.path || c.id from ${department} c join department_path p on p.id = c.parent_id)`;
}
