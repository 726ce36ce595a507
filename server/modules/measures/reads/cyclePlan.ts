import { ident } from '#server/platform/sql.ts';
import { visibilityPredicate } from '../../records/index.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { countWhere, type Plan } from './plan.ts';
import { amountOf, recordSource, type Statement, table, windowOn } from './source.ts';

/** Calendar days between two instants. */
export const daysBetweenSql = (from: string, to: string) => `(extract(epoch from (${to} - ${from}))::float8 / 86400)`;

/** Days from creation, and from the lead's creation, to won. */
export function cyclePlan(statement: Statement): Plan {
  const { query } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { time: { sql: 'r.closed_at', type: 'instant' } });
  const lead = leadJoin(statement);
  const where = [...source.where, `r.stage_kind = 'won'`, ...windowOn('r.closed_at', statement)];
  const at = (share: number, of: string) => `percentile_cont(${share}) within group (order by ${of})`;
  return {
    base: {
      ctes: dims.ctes,
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}${amountOf(query.object, 'r')} as amount, ${daysBetweenSql('r.created_at', 'r.closed_at')} as days, ${lead.days} as lead_days
        from ${source.from} ${dims.joins} ${lead.join} where ${where.join(' and ')}`,
    },
    columns: [
      { name: 'won', sql: 'count(*)', unit: 'count' },
      { name: 'median', sql: at(0.5, 'days'), unit: 'days' },
      { name: 'mean', sql: 'avg(days)', unit: 'days' },
      { name: 'p90', sql: at(0.9, 'days'), unit: 'days' },
      { name: 'withLead', sql: countWhere('lead_days is not null'), unit: 'count' },
      { name: 'leadMedian', sql: at(0.5, 'lead_days'), unit: 'days' },
      { name: 'leadMean', sql: 'avg(lead_days)', unit: 'days' },
      { name: 'leadP90', sql: at(0.9, 'lead_days'), unit: 'days' },
    ],
    parts: { won: 'true', withLead: 'lead_days is not null' },
    finish: ({ median, ...values }) => ({
      value: (query.mode.key === 'fromLead' ? values.leadMedian : median) ?? null,
      median: median ?? null,
      ...values,
    }),
  };
}

/** The lead that a deal came from, where the object knows one and the reader may see it. */
function leadJoin({ query, params }: Statement): { join: string; days: string } {
  const field = query.object.fields.find((candidate) => candidate.type === 'reference' && candidate.target === 'lead');
  const lead = query.definitions.find('lead');
  if (!field || !lead) return { join: '', days: 'null::float8' };
  const visible = visibilityPredicate(query.ctx, query.definitions, 'lead', 'read', 'l', params);
  return {
    join: `left join ${table(query, lead.table)} l on l.id = r.${ident(field.column)} and l.deleted_at is null and ${visible}`,
    days: daysBetweenSql('l.created_at', 'r.closed_at'),
  };
}
