import { conversionNumbers } from './cohortPlan.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { isOpenPlace, placesTable } from './places.ts';
import type { Plan } from './plan.ts';
import { amountOf, instant, recordSource, type Statement, table, windowOn } from './source.ts';

/** Visits that ended in the window, by where they led. A move inside one phase ends nothing when phases are read. */
export function throughputPlan(statement: Statement): Plan {
  const { query, params } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { step: 'p.step', time: { sql: 'v.left_at', type: 'instant' } });
  const where = [
    ...source.where,
    `v.object_id = ${params.add(query.object.id)}`,
    isOpenPlace('p'),
    'v.left_at is not null',
    ...windowOn('v.left_at', statement),
    ...(query.past ? [`v.left_at <= ${instant(params, query.cut)}`] : []),
    ...(query.step ? [`p.step = ${params.add(query.step)}`] : []),
    'coalesce(n.position, p.position, 0) <> coalesce(p.position, 0)',
    `v.exit_kind is distinct from 'mapped'`,
  ];
  return {
    base: {
      ctes: dims.ctes,
      select: `select v.record_id, v.id as unit_id, ${dims.columns}${amountOf(query.object, 'r')} as amount,
          case when n.position > p.position then 'advanced' when n.position = 0 then 'lost' else 'back' end as outcome
        from ${table(query, 'stage_visit')} v
        left join ${placesTable(query.line.places, 'p', params)} on p.funnel_key = v.funnel_key and p.stage_key = v.stage_key
        left join ${placesTable(query.line.places, 'n', params)} on n.funnel_key = v.funnel_key and n.stage_key = v.next_stage_key
        join ${source.from} on r.id = v.record_id
        ${dims.joins} where ${where.join(' and ')}`,
    },
    ...conversionNumbers('throughput'),
  };
}
