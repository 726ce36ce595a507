import { share } from '#domain/measures/index.ts';
import { canTallyAtOnce, cohortTally } from './cohortTally.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { placesTable } from './places.ts';
import { type Column, count, outcomeColumns, outcomeParts, type Plan, tallied, talliedAmount } from './plan.ts';
import { amountOf, instant, recordSource, type Statement, table, windowOn } from './source.ts';

export const SPLIT = ['advanced', 'back', 'lost', 'still'] as const;

/**
 * Of the records that first reached a step in the window: advanced, moved back, lost, still there. `reach` holds, per
 * record, the instant at which each position was first reached and where the record stands in the end.
 */
export function cohortPlan(statement: Statement): Plan {
  const { query } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { step: 'u.step', time: { sql: 'u.first_at', type: 'instant' } });
  const strict = query.mode.key === 'strict';
  const where = [
    ...source.where,
    ...windowOn('u.first_at', statement),
    'u.first_at is not null',
    ...(strict ? [] : ownStepsOnly(statement)),
  ];
  const next = strict ? strictNext(statement) : { join: '', at: 'u.next_at' };
  const atOnce = canTallyAtOnce(query) && { tallyRows: () => cohortTally(statement, judgedSteps(statement)) };
  return {
    serial: true,
    ...atOnce,
    base: {
      ctes: [...dims.ctes, `reach as (${reach(statement, strict)})`],
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}${amountOf(query.object, 'r')} as amount,
          ${outcome(statement, { position: 'u.position', firstAt: 'u.first_at', nextAt: next.at })} as outcome
        from reach
        join ${source.from} on r.id = reach.record_id
        cross join lateral (values ${stepRows(statement, strict)}) as u(position, step, first_at, next_at, first_ordinal)
        ${next.join} ${standing(statement)} ${dims.joins}
        where ${where.join(' and ')}`,
    },
    ...conversionNumbers(query.mode.key),
  };
}

/** What both conversions show of their split. */
export function conversionNumbers(mode: string): Pick<Plan, 'tally' | 'columns' | 'parts' | 'finish'> {
  const entered = `outcome <> 'immature'`;
  const columns: Column[] = [
    { name: 'entered', sql: tallied(entered), unit: 'count' },
    { name: 'amount', sql: talliedAmount(entered), unit: 'amount' },
    ...outcomeColumns([...SPLIT, 'immature'], SPLIT),
  ];
  return {
    tally: ['outcome'],
    columns,
    parts: { entered, ...outcomeParts([...SPLIT, 'immature']) },
    finish(values) {
      const whole = mode === 'decided' ? count(values, 'advanced') + count(values, 'lost') : count(values, 'entered');
      return { value: share(count(values, 'advanced'), whole), ...values };
    },
  };
}

function reach(statement: Statement, strict: boolean): string {
  const { query, params } = statement;
  const cut = query.past ? instant(params, query.cut) : '';
  const firsts = wantedPositions(statement).map((position) => {
    const hit = `p.position ${strict ? '=' : '>='} ${position}`;
    const ordinal = strict ? `, min(v.ordinal) filter (where ${hit}) as o${position}` : '';
    return `min(v.entered_at) filter (where ${hit}) as r${position}${ordinal}`;
  });
  const lasting = query.past ? `(v.left_at is null or v.left_at > ${cut})` : 'v.left_at is null';
  const where = [
    `v.object_id = ${params.add(query.object.id)}`,
    ...(query.funnel ? [`v.funnel_key = ${params.add(query.funnel)}`] : []),
    ...(query.past ? [`v.entered_at <= ${cut}`] : []),
    ...movedInWindow(statement),
  ];
  return `select v.record_id, ${firsts.join(', ')}, max(p.position) filter (where ${lasting}) as state
    from ${table(query, 'stage_visit')} v
    left join ${placesTable(query.line.places, 'p', params)} on p.funnel_key = v.funnel_key and p.stage_key = v.stage_key
    where ${where.join(' and ')} group by v.record_id`;
}

/** Whoever first reaches a step in the window enters some stage in it: the others need not be read. */
function movedInWindow(statement: Statement): string[] {
  const { query, params } = statement;
  if (!query.window.fromAt) return [];
  const where = [`w.object_id = ${params.add(query.object.id)}`, ...windowOn('w.entered_at', statement)].join(' and ');
  return [`v.record_id in (select w.record_id from ${table(query, 'stage_visit')} w where ${where})`];
}

/** Positions whose first instants are needed: the steps asked for, and the one after each. */
function wantedPositions({ query }: Statement): number[] {
  const wanted = new Set(openSteps(query).flatMap((step) => [step.position, step.position + 1]));
  return [...wanted].sort((a, b) => a - b);
}

function openSteps(query: Statement['query']) {
  return query.line.steps.filter((step) => step.kind === 'open' && (query.step === null || step.key === query.step));
}

function stepRows({ query, params }: Statement, strict: boolean): string {
  return openSteps(query)
    .map(({ key, position }) => {
      const ordinal = strict ? `reach.o${position}` : 'null::int';
      return `(${position}, ${params.add(key)}::text, reach.r${position}, reach.r${position + 1}, ${ordinal})`;
    })
    .join(', ');
}

/** Read by phases, a record is only asked about phases that its own funnel has. */
function ownStepsOnly(statement: Statement): string[] {
  return openSteps(statement.query).flatMap((step) =>
    ownFunnels(statement, step).map((own) => `(u.position <> ${step.position} or ${own})`),
  );
}

function ownFunnels({ query, params }: Statement, { key }: { key: string }): string[] {
  const having = new Set(query.line.places.filter((place) => place.step === key).map((place) => place.funnelKey));
  if (query.funnels.every((funnel) => having.has(funnel.key))) return [];
  return [`r.funnel_key = any(${params.add([...having])}::text[])`];
}

/** Every step with what became of who reached it, over `reach` itself. */
function judgedSteps(statement: Statement) {
  return openSteps(statement.query).map((step) => {
    const [firstAt, nextAt] = [`reach.r${step.position}`, `reach.r${step.position + 1}`];
    const judged = outcome(statement, { position: String(step.position), firstAt, nextAt });
    return { ...step, outcome: judged, applies: ownFunnels(statement, step) };
  });
}

/** Only real visits: the first one to a later step after the record first stood in this one. */
function strictNext({ query, params }: Statement): { join: string; at: string } {
  const until = query.past ? `and x.entered_at <= ${instant(params, query.cut)}` : '';
  return {
    join: `left join lateral (
      select min(x.entered_at) as at from ${table(query, 'stage_visit')} x
      join ${placesTable(query.line.places, 'q', params)} on q.funnel_key = x.funnel_key and q.stage_key = x.stage_key
      where x.record_id = r.id and x.ordinal > u.first_ordinal and q.position > u.position ${until}) n on true`,
    at: 'n.at',
  };
}

/** At equal age: where the record stood that many days after it had reached the step. */
function standing({ query, params }: Statement): string {
  if (query.horizonDays === null) return '';
  const deadline = deadlineOf(query.horizonDays);
  return `left join lateral (
    select s.position from ${table(query, 'stage_visit')} y
    join ${placesTable(query.line.places, 's', params)} on s.funnel_key = y.funnel_key and s.stage_key = y.stage_key
    where y.record_id = r.id and y.entered_at <= ${deadline} and (y.left_at is null or y.left_at > ${deadline})) z on true`;
}

/** A day of age is 24 hours, whatever clocks do. */
const deadlineOf = (days: number, firstAt = 'u.first_at') => `${firstAt} + make_interval(hours => ${days * 24})`;

type Reached = { position: string; firstAt: string; nextAt: string };

function outcome({ query, params }: Statement, { position, firstAt, nextAt }: Reached): string {
  const { horizonDays } = query;
  const state = horizonDays === null ? 'reach.state' : 'z.position';
  const young =
    horizonDays === null
      ? ''
      : `when ${deadlineOf(horizonDays, firstAt)} > ${instant(params, query.cut)} then 'immature'`;
  const advanced = horizonDays === null ? `${nextAt} is not null` : `${nextAt} <= ${deadlineOf(horizonDays, firstAt)}`;
  return `case ${young} when ${advanced} then 'advanced' when ${state} = 0 then 'lost'
    when ${state} < ${position} then 'back' else 'still' end`;
}
