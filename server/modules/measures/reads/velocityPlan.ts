import { share, VELOCITY_MIN_DECIDED } from '#domain/measures/index.ts';
import { daysBetweenSql } from './cyclePlan.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { count, countWhere, outcomeParts, type Plan } from './plan.ts';
import { amountOf, recordSource, type Statement, windowOn } from './source.ts';

const OUTCOMES = ['open', 'won', 'lost'] as const;

/** Open records at the as-of time beside those decided in the window, in one pass over the records. */
export function velocityPlan(statement: Statement): Plan {
  const { query } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, {});
  const decided = [`r.stage_kind in ('won', 'lost')`, ...windowOn('r.closed_at', statement)].join(' and ');
  const where = [...source.where, `(r.stage_kind = 'open' or (${decided}))`];
  return {
    base: {
      ctes: dims.ctes,
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}r.stage_kind as outcome, ${amountOf(query.object, 'r')} as amount,
          ${daysBetweenSql('r.created_at', 'r.closed_at')} as days
        from ${source.from} ${dims.joins} where ${where.join(' and ')}`,
    },
    columns: [
      ...OUTCOMES.map((name) => ({ name, sql: countWhere(`outcome = '${name}'`), unit: 'count' as const })),
      {
        name: 'averageDealSize',
        sql: `round(sum(amount) filter (where outcome = 'won') / nullif(${countWhere(`outcome = 'won'`)}, 0), 2)`,
        unit: 'amount',
      },
      { name: 'meanCycle', sql: `avg(days) filter (where outcome = 'won')`, unit: 'days' },
    ],
    parts: outcomeParts(OUTCOMES),
    finish(values) {
      const decidedCount = count(values, 'won') + count(values, 'lost');
      const winRate = share(count(values, 'won'), decidedCount);
      const { averageDealSize, meanCycle } = values;
      const known =
        decidedCount >= VELOCITY_MIN_DECIDED && winRate !== null && averageDealSize !== null && Number(meanCycle) > 0;
      const daily = known ? (count(values, 'open') * winRate * Number(averageDealSize)) / Number(meanCycle) : null;
      return { value: daily === null ? null : daily.toFixed(2), ...values, winRate };
    },
  };
}
