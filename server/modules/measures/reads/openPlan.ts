import { columnName } from '#domain/objects/index.ts';
import { ident } from '#server/platform/sql.ts';
import { daysBetweenSql } from './cyclePlan.ts';
import { dimensionColumns, type Facets } from './dimensionSql.ts';
import { placesTable } from './places.ts';
import { type Plan, tallied, talliedAmount } from './plan.ts';
import { amountOf, daysOn, instant, recordSource, type Statement, windowOn } from './source.ts';

/** Records open at the as-of time: the ground of snapshot, openCount, openAmount and weightedAmount. */
export function openPlan(statement: Statement): Plan {
  const { query, params } = statement;
  const source = recordSource(statement);
  const closeDate = query.object.tracked?.closeDate;
  const due = closeDate ? `r.${ident(columnName(closeDate))}` : 'null::date';
  const byCreation = query.window.basis === 'created';
  const time: Facets['time'] = byCreation ? { sql: 'r.created_at', type: 'instant' } : { sql: due, type: 'day' };
  const dims = dimensionColumns(statement, { step: 'p.step', time });
  const where = [
    ...source.where,
    `r.stage_kind = 'open'`,
    ...(query.step ? [`p.step = ${params.add(query.step)}`] : []),
    ...(byCreation ? windowOn('r.created_at', statement) : daysOn(due, statement)),
  ];
  return {
    base: {
      ctes: dims.ctes,
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}${amountOf(query.object, 'r')} as amount, p.probability,
          ${daysBetweenSql('r.created_at', instant(params, query.cut))} as age
        from ${source.from}
        left join ${placesTable(query.line.places, 'p', params)} on p.funnel_key = r.funnel_key and p.stage_key = r.stage_key
        ${dims.joins} where ${where.join(' and ')}`,
    },
    facts: ['probability', 'age'],
    columns: [
      { name: 'count', sql: 'count(*)', unit: 'count' },
      { name: 'amount', sql: 'coalesce(sum(amount), 0)', unit: 'amount' },
      { name: 'weightedAmount', sql: 'coalesce(sum(amount * probability / 100), 0)', unit: 'amount' },
      { name: 'medianAge', sql: 'percentile_cont(0.5) within group (order by age)', unit: 'days' },
    ],
    parts: { count: 'true' },
    finish(values) {
      const of = { openAmount: values.amount, weightedAmount: values.weightedAmount };
      return { value: of[query.spec.key as keyof typeof of] ?? values.count ?? null, ...values };
    },
  };
}

/** Records created in the window. */
export function createdPlan(statement: Statement): Plan {
  const { query, params } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { step: 'p.step', time: { sql: 'r.created_at', type: 'instant' } });
  const where = [
    ...source.where,
    ...(query.step ? [`p.step = ${params.add(query.step)}`] : []),
    ...windowOn('r.created_at', statement),
  ];
  const stepped = query.step !== null || query.dimensions.some((dimension) => dimension.kind === 'step');
  const places = stepped
    ? `left join ${placesTable(query.line.places, 'p', params)} on p.funnel_key = r.funnel_key and p.stage_key = r.stage_key`
    : '';
  return {
    base: {
      ctes: dims.ctes,
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}${amountOf(query.object, 'r')} as amount
        from ${source.from} ${places} ${dims.joins} where ${where.join(' and ') || 'true'}`,
    },
    facts: [],
    tally: [],
    columns: [
      { name: 'count', sql: tallied(), unit: 'count' },
      { name: 'amount', sql: talliedAmount(), unit: 'amount' },
    ],
    parts: { count: 'true' },
    finish: (values) => ({ value: values.count ?? null, ...values }),
  };
}
