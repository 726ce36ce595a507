import type { ResolvedQuery } from '../resolvedQuery.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { amountOf, recordSource, type Statement, windowOn } from './source.ts';

/** A step of the way, and SQL over `reach` and `r` that says what became of who reached it. */
type Judged = { key: string; position: number; outcome: string; applies: string[] };

/**
 * The tally of a cohort without a row for each record and step: records are first gathered by what became of them at all
 * steps at once – few combinations – and only those are spread over the steps.
 */
export function cohortTally(statement: Statement, steps: readonly Judged[]): string {
  const { query } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { step: 'null::text' });
  const names = query.dimensions.map((_, index) => `d${index + 1}`);
  const outcomes = steps.map(({ position }) => `o${position}`);
  const judged = steps.map(({ position, outcome, applies }) => {
    const reached = [`reach.r${position} is not null`, ...windowOn(`reach.r${position}`, statement), ...applies];
    return `case when ${reached.join(' and ')} then ${outcome} end as o${position}`;
  });
  const each = `select ${dims.columns}${amountOf(query.object, 'r')} as amount, ${judged.join(', ')}
    from reach join ${source.from} on r.id = reach.record_id ${dims.joins}
    where ${source.where.join(' and ') || 'true'}`;
  const keys = [...names, ...outcomes].join(', ');
  const gathered = `select ${keys}, count(*) as n, sum(amount) as amount from (${each}) judged group by ${keys}`;
  const shown = names.map((name, index) => `${isStep(query, index) ? 'u.step' : `g.${name}`} as ${name}, `).join('');
  const spread = steps.map(({ key, position }) => `(${statement.params.add(key)}::text, g.o${position})`).join(', ');
  return `select ${shown}u.outcome, sum(g.n) as n, sum(g.amount) as amount from (${gathered}) g
    cross join lateral (values ${spread}) as u(step, outcome)
    where u.outcome is not null group by ${[...names.map((_, index) => index + 1), 'u.outcome'].join(', ')}`;
}

const isStep = (query: ResolvedQuery, index: number): boolean => query.dimensions[index]?.kind === 'step';

/** Only where every record is judged the same way at each step, and nothing is told apart by when it reached it. */
export function canTallyAtOnce({ mode, horizonDays, dimensions }: ResolvedQuery): boolean {
  return (
    mode.key !== 'strict' &&
    horizonDays === null &&
    dimensions.every(({ kind }) => kind !== 'time' && kind !== 'lineProduct')
  );
}
