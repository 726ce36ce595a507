import { SURVIVAL_TOLERANCE, sharesSteps } from '#domain/measures/index.ts';
import { daysBetweenSql } from './cyclePlan.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { isOpenPlace, placesTable } from './places.ts';
import type { Plan } from './plan.ts';
import { amountOf, instant, recordSource, type Statement, table, windowOn } from './source.ts';

const HALF = 0.5 + SURVIVAL_TOLERANCE;

/** Stays that began in the window; those still going on at the as-of time are censored. */
export function dwellPlan(statement: Statement): Plan {
  const { query, params } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { step: 'v.step', time: { sql: 'v.entered_at', type: 'instant' } });
  const merged = sharesSteps(query.line);
  const cut = instant(params, query.cut);
  const where = [
    ...source.where,
    ...windowOn('v.entered_at', statement),
    ...(query.step ? [`v.step = ${params.add(query.step)}`] : []),
    ...(merged ? [] : [`v.exit_kind is distinct from 'mapped'`]),
  ];
  const ended = query.past ? `(v.left_at is not null and v.left_at <= ${cut})` : '(v.left_at is not null)';
  const until = query.past ? `least(coalesce(v.left_at, ${cut}), ${cut})` : `coalesce(v.left_at, ${cut})`;
  return {
    base: {
      ctes: dims.ctes,
      select: `select v.record_id, v.id as unit_id, ${dims.columns}${amountOf(query.object, 'r')} as amount, ${ended} as ended, ${daysBetweenSql('v.dwell_since', until)} as length
        from (${merged ? mergedVisits(statement) : visits(statement)}) v
        join ${source.from} on r.id = v.record_id
        ${dims.joins} where ${where.join(' and ') || 'true'}`,
    },
    columns: [
      { name: 'visits', sql: 'visits', unit: 'count' },
      { name: 'ended', sql: 'ended', unit: 'count' },
      { name: 'ongoing', sql: 'ongoing', unit: 'count' },
      { name: 'median', sql: 'median', unit: 'days' },
      { name: 'meanEnded', sql: 'mean_ended', unit: 'days' },
    ],
    parts: { visits: 'true', ended: 'ended', ongoing: 'not ended' },
    finish: ({ median, ...values }) => ({ value: median ?? null, ...values }),
    aggregate: (sets) => kaplanMeier(query.dimensions.length, sets),
  };
}

function visits({ query, params }: Statement): string {
  const until = query.past ? `and v.entered_at <= ${instant(params, query.cut)}` : '';
  // Other funnels' stages are no places of this one's line either; said beforehand, they need not be read.
  const within = query.funnel ? `and v.funnel_key = ${params.add(query.funnel)}` : '';
  return `select v.id, v.record_id, v.ordinal, p.step, p.kind, v.entered_at, v.left_at, v.dwell_since, v.exit_kind
    from ${table(query, 'stage_visit')} v
    left join ${placesTable(query.line.places, 'p', params)} on p.funnel_key = v.funnel_key and p.stage_key = v.stage_key
    where v.object_id = ${params.add(query.object.id)} and ${isOpenPlace('p')} ${within} ${until}`;
}

/** Adjoining visits within one step become one stay: a new one begins where the step changes or a visit lies between. */
function mergedVisits(statement: Statement): string {
  return `select min(id) as id, record_id, step, min(entered_at) as entered_at, min(dwell_since) as dwell_since,
      case when bool_or(left_at is null) then null else max(left_at) end as left_at, (array_agg(exit_kind order by ordinal desc))[1] as exit_kind
    from (
      select *, sum(case when step = former_step and ordinal = former_ordinal + 1 then 0 else 1 end)
        over (partition by record_id order by ordinal) as stay
      from (
        select *, lag(step) over (partition by record_id order by ordinal) as former_step,
          lag(ordinal) over (partition by record_id order by ordinal) as former_ordinal
        from (${visits(statement)}) each
      ) compared
    ) stays group by record_id, stay, step`;
}

/**
 * S(t) = ∏ (1 − ended at t ÷ at risk at t), as the exponential of a running sum of logarithms; the median is the first
 * length at which it falls to one half. Taken stay by stay in one order – of equal lengths those that ended first – the
 * factors of the same length multiply to theirs: (r−1)/r · (r−2)/(r−1) = (r−2)/r.
 */
function kaplanMeier(dimensionCount: number, sets: string[][]): string {
  const names = Array.from({ length: dimensionCount }, (_, index) => `d${index + 1}`);
  const cells = sets.map(
    (set, index) => `cells_${index} as materialized (
      select ${numberOf(set)} as cell, ${set.map((name) => `${name}, `).join('')}count(*) as visits, count(*) filter (where ended) as ended,
        avg(length) filter (where ended) as mean_ended
      from stays ${set.length > 0 ? `group by ${set.join(', ')}` : ''})`,
  );
  const curves = sets.map((set, index) => {
    const bits = names.map((name, place) => (set.includes(name) ? 0 : 2 ** (names.length - 1 - place)));
    const level = bits.reduce((sum, bit) => sum + bit, 0);
    const keys = names.map((name) => (set.includes(name) ? `c.${name}, ` : `null::text as ${name}, `)).join('');
    return `select ${level} as level, ${keys}c.visits, c.ended, c.visits - c.ended as ongoing, m.median, c.mean_ended
      from cells_${index} c left join (
        select cell, min(length) filter (where survival <= ${HALF}) as median
        from (
          select *, exp(sum(case when not ended then 0 when at_risk = 1 then '-infinity'::float8 else ln(1 - 1 / at_risk::float8) end)
            over (partition by cell order by length, ended desc rows unbounded preceding)) as survival
          from (
            select s.cell, s.length, s.ended, n.visits + 1 - row_number() over (partition by s.cell order by s.length, s.ended desc) as at_risk
            from (select ${numberOf(set)} as cell, length, ended from stays) s join cells_${index} n on n.cell = s.cell) ranked) curve
        group by cell) m on m.cell = c.cell`;
  });
  const columns = ['ended', 'length', ...names].join(', ');
  return `select * from (
    with stays as materialized (select ${columns} from base), ${cells.join(', ')} ${curves.join(' union all ')}) medians`;
}

/** A cell as one number (64 bits of a hash), since to put the stays into order by their keys' text takes twice as long. */
const numberOf = (set: readonly string[]): string =>
  set.length > 0
    ? `hashtextextended(${set.map((name) => `coalesce(${name}, '')`).join(` || '|' || `)}, 0)`
    : '0::bigint';
