import type { ResolvedQuery } from '../resolvedQuery.ts';
import type { Plan } from './plan.ts';
import { table } from './source.ts';

/**
 * By the products of line items: a record stands once under each (under none without lines). Its amount is shared in
 * proportion to the lines' amounts, or to the number of lines where none has one; shares are cut to cents and the rest
 * goes to the product with the largest amount (then the most lines), so that they add up exactly. The lines are those
 * of now, the amount is that of the as-of time.
 */
export function splitByProduct(plan: Plan, query: ResolvedQuery): Plan {
  const index = query.dimensions.findIndex((dimension) => dimension.kind === 'lineProduct');
  if (index < 0) return plan;
  if (!plan.facts) throw new Error(`${query.spec.key} cannot be shared among products`);
  const d = `d${index + 1}`;
  const keys = query.dimensions.map((_, other) => (other === index ? `product::text as ${d}` : `d${other + 1}`));
  const columns = ['record_id', 'unit_id', ...keys, ...plan.facts].join(', ');
  return {
    ...plan,
    split: {
      d,
      source: 'shared',
      ctes: [
        `line_product as (
          select opportunity as record_id, product, sum(greatest(amount, 0)) as priced, count(*) as lines
          from ${table(query, query.definitions.object('opportunityLine').table)}
          where deleted_at is null and opportunity in (select record_id from base)
          group by opportunity, product)`,
        // One order serves every window: by record, its largest product first.
        `weighted as (
          select base.*, product, lines, row_number() over (own order by priced desc, lines desc, product) as place,
            case when sum(priced) over own > 0 then priced else lines end as weight,
            case when sum(priced) over own > 0 then sum(priced) over own else sum(lines) over own end as weights
          from base left join line_product using (record_id) window own as (partition by record_id))`,
        `shared as (
          select ${columns}, case
            when lines is null then amount
            when place = 1 then amount - sum(part) over (partition by record_id) + part
            else part end as amount
          from (select *, trunc(amount * weight / weights, 2) as part from weighted) parts)`,
      ],
    },
  };
}
