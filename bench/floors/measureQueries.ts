import type { Bench, Run } from '../support/types.ts';

const rowsOf = async (bench: Bench, text: string, values: unknown[] = []): Promise<number> =>
  (await bench.sql.query(text.replaceAll(':schema', bench.schema), values)).rows.length;

/** Per department and stage: deals and amount that reached it, and how many of them reached the next (after the last: won). */
export function conversionFloor(bench: Bench): Run {
  const { key, openStages } = bench.funnel;
  const line = [...openStages, 'won'];
  const places = line.map((stage, index) => `('${stage}', ${index + 1})`).join(', ');
  const firsts = line.map((_, index) => `min(v.entered_at) filter (where p.position >= ${index + 1}) as r${index + 1}`);
  const steps = openStages.map((stage, index) => `('${stage}', r${index + 1}, r${index + 2})`).join(', ');
  return () =>
    rowsOf(
      bench,
      `with reach as (
         select v.record_id, ${firsts.join(', ')}
         from :schema.stage_visit v left join (values ${places}) as p(stage, position) on p.stage = v.stage_key
         where v.funnel_key = '${key}' group by v.record_id)
       select t.department_id, u.stage, count(*), sum(t.amount), count(u.next_at), sum(t.amount) filter (where u.next_at is not null)
       from reach join :schema.opportunity t on t.id = reach.record_id
       cross join lateral (values ${steps}) as u(stage, first_at, next_at)
       where t.deleted_at is null and u.first_at is not null
       group by t.department_id, u.stage`,
    );
}

/** Per department and stage: the Kaplan–Meier median of stays, running ones weighed as what they are: not yet ended. */
export function survivalFloor(bench: Bench): Run {
  return () =>
    rowsOf(
      bench,
      `with stays as materialized (
         select t.department_id, v.stage_key, hashtextextended(t.department_id::text || v.stage_key, 0) as cell, v.left_at is not null as ended,
           extract(epoch from coalesce(v.left_at, now()) - v.dwell_since)::float8 as length
         from :schema.stage_visit v join :schema.opportunity t on t.id = v.record_id
         where v.funnel_key = '${bench.funnel.key}' and v.stage_key = any($1) and t.deleted_at is null),
       cells as materialized (select cell, department_id, stage_key, count(*) as n from stays group by 1, 2, 3)
       select c.department_id, c.stage_key, c.n, m.median from cells c join (
         select cell, min(length) filter (where survival <= 0.5) as median from (
           select cell, length, exp(sum(case when not ended then 0 when at_risk = 1 then '-infinity'::float8 else ln(1 - 1 / at_risk::float8) end)
             over (partition by cell order by length, ended desc rows unbounded preceding)) as survival
           from (
             select s.*, c.n + 1 - row_number() over (partition by s.cell order by s.length, s.ended desc) as at_risk
             from stays s join cells c using (cell)) ranked) curve
         group by cell) m using (cell)`,
      [bench.funnel.openStages],
    );
}

/** Per department and stage: the median length of ended stays, which is less than what the product weighs. */
export function dwellFloor(bench: Bench): Run {
  return () =>
    rowsOf(
      bench,
      `select t.department_id, v.stage_key, count(*),
         percentile_cont(0.5) within group (order by extract(epoch from v.left_at - v.entered_at))
       from :schema.stage_visit v join :schema.opportunity t on t.id = v.record_id
       where v.funnel_key = '${bench.funnel.key}' and t.deleted_at is null group by t.department_id, v.stage_key`,
    );
}

/** What was won, lost and found invalid by the account's industry and department, with both margins and the total. */
export function crossFloor(bench: Bench): Run {
  return () =>
    rowsOf(
      bench,
      `select a.industry, t.department_id, ${['won', 'lost', 'invalid'].map((kind) => `count(*) filter (where t.stage_kind = '${kind}'), sum(t.amount) filter (where t.stage_kind = '${kind}')`).join(', ')}
       from :schema.opportunity t left join :schema.account a on a.id = t.account
       where t.deleted_at is null and t.stage_kind <> 'open' group by cube (a.industry, t.department_id)`,
    );
}

/** Count, amount and median age by open stage as of a day that is gone. */
export function asOfFloor(bench: Bench, instant: string): Run {
  return () =>
    rowsOf(
      bench,
      `select s.stage_key, count(*), sum(s.amount), percentile_cont(0.5) within group (order by $1::timestamptz - t.created_at)
       from :schema.record_span s join :schema.opportunity t on t.id = s.record_id and t.deleted_at is null
       where s.object_id = (select id from :schema.object where key = 'opportunity') and s.funnel_key = '${bench.funnel.key}'
         and s.stage_key = any($2) and s.valid_from <= $1 and (s.valid_to is null or s.valid_to > $1) and not s.deleted
       group by s.stage_key`,
      [instant, bench.funnel.openStages],
    );
}
