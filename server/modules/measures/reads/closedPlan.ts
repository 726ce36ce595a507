import { share } from '#domain/measures/index.ts';
import { columnName, type ObjectDefinition } from '#domain/objects/index.ts';
import { ident } from '#server/platform/sql.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { count, type Plan, tallied, talliedAmount } from './plan.ts';
import { amountOf, recordSource, type Statement, windowOn } from './source.ts';

const PARTS = { won: `kind = 'won'`, lost: `kind = 'lost'`, invalid: `kind = 'invalid'` };

/** Won, lost and invalid records of the window: the ground of wonAmount, wonCount, lostCount and averageDealSize. */
export function closedPlan(statement: Statement): Plan {
  const { query } = statement;
  const time = query.window.basis === 'created' ? 'r.created_at' : 'r.closed_at';
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { time: { sql: time, type: 'instant' } });
  const where = [...source.where, `r.stage_kind <> 'open'`, ...windowOn(time, statement)];
  return {
    base: {
      ctes: dims.ctes,
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}r.stage_kind as kind, ${amountOf(query.object, 'r')} as amount
        from ${source.from} ${dims.joins} where ${where.join(' and ')}`,
    },
    facts: ['kind'],
    tally: ['kind'],
    columns: [
      { name: 'won', sql: tallied(PARTS.won), unit: 'count' },
      { name: 'lost', sql: tallied(PARTS.lost), unit: 'count' },
      { name: 'invalid', sql: tallied(PARTS.invalid), unit: 'count' },
      { name: 'wonAmount', sql: talliedAmount(PARTS.won), unit: 'amount' },
      { name: 'lostAmount', sql: talliedAmount(PARTS.lost), unit: 'amount' },
      {
        name: 'average',
        sql: `round(sum(amount) filter (where ${PARTS.won}) / nullif(${tallied(PARTS.won)}, 0), 2)`,
        unit: 'amount',
      },
    ],
    parts: PARTS,
    finish({ average, ...values }) {
      const of = {
        wonAmount: values.wonAmount,
        wonCount: values.won,
        lostCount: values.lost,
        averageDealSize: average,
      };
      return { value: of[query.spec.key as keyof typeof of] ?? null, ...values };
    },
  };
}

/** Share of won: of what was decided, of all that was created, or of all that was due. */
export function winRatePlan(statement: Statement): Plan {
  const { query } = statement;
  const source = recordSource(statement);
  const ground = winRateGround(statement);
  const dims = dimensionColumns(statement, { time: ground.time });
  const names = ['won', 'lost', 'invalid', 'open', 'wonEarly', 'wonLate'];
  const outcome = (name: string) => `outcome = '${name}'`;
  return {
    base: {
      ctes: dims.ctes,
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}${ground.outcome} as outcome, ${amountOf(query.object, 'r')} as amount
        from ${source.from} ${dims.joins} where ${[...source.where, ...ground.where].join(' and ') || 'true'}`,
    },
    facts: ['outcome'],
    tally: ['outcome'],
    columns: [
      { name: 'all', sql: tallied(), unit: 'count' },
      ...names.map((name) => ({ name, sql: tallied(outcome(name)), unit: 'count' as const })),
      { name: 'wonAmount', sql: talliedAmount(outcome('won')), unit: 'amount' },
      { name: 'lostAmount', sql: talliedAmount(outcome('lost')), unit: 'amount' },
      { name: 'allAmount', sql: talliedAmount(), unit: 'amount' },
    ],
    parts: { all: 'true', ...Object.fromEntries(names.map((name) => [name, outcome(name)])) },
    finish(values) {
      const decided = query.mode.key === 'decided';
      const whole = decided ? count(values, 'won') + count(values, 'lost') : count(values, 'all');
      const wonAmount = count(values, 'wonAmount');
      const amount = decided ? wonAmount + count(values, 'lostAmount') : count(values, 'allAmount');
      return {
        value: share(count(values, 'won'), whole),
        ...values,
        valueByAmount: share(wonAmount, amount),
        invalidShare: share(count(values, 'invalid'), count(values, 'all')),
      };
    },
  };
}

type Ground = { where: string[]; outcome: string; time: { sql: string; type: 'instant' | 'day' } };

function winRateGround(statement: Statement): Ground {
  const { query, params } = statement;
  if (query.mode.key === 'decided') {
    return {
      where: [`r.stage_kind <> 'open'`, ...windowOn('r.closed_at', statement)],
      outcome: 'r.stage_kind',
      time: { sql: 'r.closed_at', type: 'instant' },
    };
  }
  if (query.mode.key === 'all') {
    return {
      where: windowOn('r.created_at', statement),
      outcome: 'r.stage_kind',
      time: { sql: 'r.created_at', type: 'instant' },
    };
  }
  const due = dueDate(query.object);
  const { from, to, fromAt, toAt } = query.window;
  const early =
    fromAt &&
    `when r.stage_kind = 'won' and r.closed_at < ${params.add(fromAt.toISOString())}::timestamptz then 'wonEarly'`;
  const late =
    toAt &&
    `when r.stage_kind = 'won' and r.closed_at >= ${params.add(toAt.toISOString())}::timestamptz then 'wonLate'`;
  const where = [
    `${due} is not null`,
    ...(from ? [`${due} >= ${params.add(from)}::date`] : []),
    ...(to ? [`${due} <= ${params.add(to)}::date`] : []),
  ];
  const outcome = early || late ? `case ${early ?? ''} ${late ?? ''} else r.stage_kind end` : 'r.stage_kind';
  return { where, outcome, time: { sql: due, type: 'day' } };
}

/** The close date that was first expected; what never had an own one was never pushed. */
function dueDate({ fields, tracked }: ObjectDefinition): string {
  const close = tracked?.closeDate ? `r.${ident(columnName(tracked.closeDate))}` : 'null::date';
  return fields.some(({ column }) => column === 'original_close_date')
    ? `coalesce(r.original_close_date, ${close})`
    : close;
}
