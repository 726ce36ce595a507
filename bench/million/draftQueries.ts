import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { type Draw, mobile, SKEW } from './accountQueries.ts';
import { momentAt } from './time.ts';

/** Stages of the live funnels, `slot` 1, 2, … for the open ones and -1, -2, -3 for won, lost, invalid. */
export async function loadStages(db: Queryable, workspace: { schema: string }) {
  await db.query(
    inSchema(
      workspace,
      `create temp table stage as
       select v.funnel_key, v.id as version_id, s.stage->>'key' as key, s.stage->>'kind' as kind, s.stage->>'category' as category,
         case s.stage->>'kind' when 'won' then -1 when 'lost' then -2 when 'invalid' then -3
           else row_number() over (partition by v.funnel_key, s.stage->>'kind' order by s.place) end::int as slot,
         (count(*) filter (where s.stage->>'kind' = 'open') over (partition by v.funnel_key))::int as open_stages
       from :schema.funnel_version v, jsonb_array_elements(v.definition->'stages') with ordinality s(stage, place)
       where v.state = 'live'`,
    ),
  );
}

/**
 * What a record goes through before it is written: how it will end, after how many stages and days. The temporary table
 * `draft` holds deals and leads; `steps` open stages are passed, spread over the funnel where it is won.
 */
export async function draftDeals(db: Queryable, { seeded, anchor }: Draw, objectId: number, deals: number) {
  const { chance, id } = seeded;
  const upTo = (first: number, second: number, third: number) =>
    `case when ${chance('n', 54)} < ${first} then 1 when ${chance('n', 54)} < ${second} then 2 when ${chance('n', 54)} < ${third} then 3 else 4 end`;
  const won = `case funnel_key when 'equipment' then 6 else 3 + floor(${chance('n', 54)} * 2)::int end`;
  const days = `(case funnel_key when 'equipment' then 110 when 'integration' then 80 when 'saas' then 30 else 60 end)`;
  const wait = `-ln(1 - ${chance('n', 55)})`;
  const median = `case funnel_key when 'equipment' then 900000 when 'integration' then 500000 when 'saas' then 70000 else 200000 end`;
  await db.query(
    `create temp table draft as
     select ${objectId} as object_id, q.n, ${id('deal', 'q.n', 'q.created_at')} as id, q.created_at, q.funnel_key, q.line, q.outcome,
       case outcome when 'won' then ${won} when 'lost' then ${upTo(0.7, 0.92, 0.98)} when 'invalid' then 1
         else ${upTo(0.4, 0.7, 0.9)} end as steps,
       case outcome when 'won' then 25 + ${days} * ${wait} when 'lost' then 10 + 0.9 * ${days} * ${wait}
         when 'invalid' then 5 + 15 * ${wait} else 60 + 200 * ${wait} end * interval '1 day' as cycle,
       case when ${chance('n', 58)} > 0.03 then round(${seeded.logNormal('q.n', 56, median, 0.9)}::numeric, -2) end as amount, q.account_n, q.seller_draw
     from (
       select n, ${momentAt(anchor, `n::float8 / ${deals}`, chance('n', 50))} as created_at,
         case when ${chance('n', 51)} < 0.4 then 'standard' when ${chance('n', 51)} < 0.65 then 'equipment'
           when ${chance('n', 51)} < 0.85 then 'integration' else 'saas' end as funnel_key,
         (array['equipment','integration','saas'])[case when ${chance('n', 51)} < 0.4 then 1 + floor(${chance('n', 51)} * 7.5)::int
           when ${chance('n', 51)} < 0.65 then 1 when ${chance('n', 51)} < 0.85 then 2 else 3 end] as line,
         case when ${chance('n', 52)} < 0.16 then 'won' when ${chance('n', 52)} < 0.64 then 'lost'
           when ${chance('n', 52)} < 0.70 then 'invalid' else 'open' end as outcome,
         1 + floor(z.accounts * power(${chance('n', 53)}, ${SKEW}) * (0.3 + 0.7 * n / ${deals}))::int as account_n,
         case when ${chance('n', 59)} > 0.85 then 1 + floor(y.sellers * power(${chance('n', 60)}, ${SKEW}))::int end as seller_draw
       from generate_series(1, ${deals}) n, (select count(*) as accounts from made_account) z, (select count(*) as sellers from seller) y
     ) q`,
  );
}

export async function draftLeads(db: Queryable, { seeded, anchor }: Draw, objectId: number, leads: number) {
  const { chance, id } = seeded;
  await db.query(
    `insert into draft (object_id, n, id, created_at, funnel_key, outcome, steps, cycle, account_n, seller_draw)
     select ${objectId}, n, ${id('lead', 'n', 'created_at')}, created_at, 'leads', outcome,
       case outcome when 'won' then 3 else 1 + floor(2 * ${chance('n', 84)})::int end,
       (2 - 18 * ln(1 - ${chance('n', 85)})) * interval '1 day', account_n, seller_draw
     from (
       select n, ${momentAt(anchor, `n::float8 / ${leads}`, chance('n', 80))} as created_at,
         case when ${chance('n', 82)} < 0.3 then 'won' when ${chance('n', 82)} < 0.6 then 'lost'
           when ${chance('n', 82)} < 0.7 then 'invalid' else 'open' end as outcome,
         1 + floor(z.accounts * ${chance('n', 83)} * (0.3 + 0.7 * n / ${leads}))::int as account_n,
         1 + floor(y.sellers * power(${chance('n', 86)}, ${SKEW}))::int as seller_draw
       from generate_series(1, ${leads}) n, (select count(*) as accounts from made_account) z, (select count(*) as sellers from seller) y
     ) q`,
  );
}

/** Drafts with the company that they are about and the person who owns them. */
export async function fillDrafts(db: Queryable, { seeded }: Draw) {
  await db.query(
    `create temp table filled as
     select d.*, a.id as account_id, a.short, a.name as company, a.short_tok, a.tok as company_tok, a.industry, a.region,
       s.id as owner_id, s.department_id, s.access, ${mobile(seeded, 'd.n', 87)} as phone
     from draft d join made_account a on a.n = d.account_n join seller s on s.n = coalesce(d.seller_draw, a.seller_n)`,
  );
  await db.query('drop table draft');
  await db.query('create unique index on filled (id)');
  await db.query('analyze filled');
}
