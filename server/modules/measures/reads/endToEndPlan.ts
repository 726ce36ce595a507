import type { Funnel } from '#domain/funnels/types.ts';
import { share } from '#domain/measures/index.ts';
import { ident, type Parameters } from '#server/platform/sql.ts';
import { visibilityPredicate } from '../../records/index.ts';
import { dimensionColumns } from './dimensionSql.ts';
import { placesTable } from './places.ts';
import { count, type Plan, tallied, talliedAmount } from './plan.ts';
import { amountOf, instant, recordSource, type Statement, table, windowOn } from './source.ts';

/** Steps of the way from lead to customer, in order, by how far a record came. */
export const WAY = ['leads', 'mql', 'salesQualified', 'opportunity', 'customer'] as const;

/** Leads of the window by how far they came: `far` 0 lead, 1 MQL, 2 SQL, 3 opportunity, 4 customer. */
export function endToEndPlan(statement: Statement): Plan {
  const { query } = statement;
  const source = recordSource(statement);
  const dims = dimensionColumns(statement, { time: { sql: 'r.created_at', type: 'instant' } });
  const deal = dealJoin(statement);
  const [mql, salesQualified] = [positionOf(query.line.steps, 'mql'), positionOf(query.line.steps, 'salesQualified')];
  const where = [...source.where, ...windowOn('r.created_at', statement)];
  const far = `case when ${deal.won} then 4 when ${deal.exists} then 3
    when top.position >= ${salesQualified} then 2 when top.position >= ${mql} then 1 else 0 end`;
  return {
    base: {
      ctes: dims.ctes,
      select: `select r.id as record_id, 0::bigint as unit_id, ${dims.columns}${far} as far, case when ${deal.won} then ${deal.amount} end as amount
        from ${source.from}
        left join (${highest(statement)}) top on top.record_id = r.id
        ${deal.join} ${dims.joins} where ${where.join(' and ') || 'true'}`,
    },
    tally: ['far'],
    columns: [
      ...WAY.map((name, index) => ({ name, sql: tallied(`far >= ${index}`), unit: 'count' as const })),
      { name: 'wonAmount', sql: talliedAmount(), unit: 'amount' },
    ],
    parts: Object.fromEntries(WAY.map((name, index) => [name, `far >= ${index}`])),
    finish(values) {
      const shares = WAY.slice(1).flatMap((name, index): [string, number | null][] => [
        [`${name}Share`, share(count(values, name), count(values, 'leads'))],
        [`${name}Step`, share(count(values, name), count(values, WAY[index]!))],
      ]);
      return {
        value: share(count(values, 'customer'), count(values, 'leads')),
        ...values,
        ...Object.fromEntries(shares),
      };
    },
  };
}

/** A funnel of leads without such a phase has nobody reach it but those who went further. */
function positionOf(steps: Statement['query']['line']['steps'], key: string): number {
  return steps.find((step) => step.key === key && step.kind === 'open')?.position ?? 1_000_000;
}

function highest({ query, params }: Statement): string {
  const until = query.past ? `and v.entered_at <= ${instant(params, query.cut)}` : '';
  return `select v.record_id, max(p.position) as position from ${table(query, 'stage_visit')} v
    left join ${placesTable(query.line.places, 'p', params)} on p.funnel_key = v.funnel_key and p.stage_key = v.stage_key
    where v.object_id = ${params.add(query.object.id)} ${until} group by v.record_id`;
}

type Deal = { join: string; exists: string; won: string; amount: string };

/**
 * The opportunity that the lead became. That it exists and was won is a fact of the lead, which the reader sees; its amount
 * counts only where the reader may see the opportunity itself.
 */
function dealJoin({ query, params }: Statement): Deal {
  const field = query.object.fields.find((one) => one.type === 'reference' && one.target === 'opportunity');
  const deal = query.definitions.find('opportunity');
  if (!field || !deal) return { join: '', exists: 'false', won: 'false', amount: 'null::numeric' };
  const visible = visibilityPredicate(query.ctx, query.definitions, deal.key, 'read', 'o', params);
  const shown = (amount: string) => (visible === 'true' ? amount : `case when ${visible} then ${amount} end`);
  const born = query.asOf ? `and o.created_at <= ${instant(params, query.asOf)}` : '';
  const join = `left join ${table(query, deal.table)} o on o.id = r.${ident(field.column)} and o.deleted_at is null ${born}`;
  if (!query.asOf)
    return {
      join,
      exists: 'o.id is not null',
      won: `coalesce(o.stage_kind = 'won', false)`,
      amount: shown(amountOf(deal, 'o')),
    };
  const at = instant(params, query.asOf);
  return {
    join: `${join} left join ${table(query, 'record_span')} os
      on os.record_id = o.id and os.valid_from <= ${at} and (os.valid_to is null or os.valid_to > ${at})`,
    exists: 'o.id is not null',
    won: `coalesce((os.funnel_key, os.stage_key) in (${wonStages(query.dealFunnels, params)}), false)`,
    amount: shown('os.amount'),
  };
}

function wonStages(funnels: readonly Funnel[], params: Parameters): string {
  const pairs = funnels.flatMap((funnel) =>
    funnel.live.stages.filter((stage) => stage.kind === 'won').map((stage) => [funnel.key, stage.key] as const),
  );
  const column = (index: 0 | 1) => `${params.add(pairs.map((pair) => pair[index]))}::text[]`;
  return `select * from unnest(${column(0)}, ${column(1)})`;
}
