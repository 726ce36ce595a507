import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Draw } from './accountQueries.ts';
import { endOf } from './time.ts';

type Workspace = { schema: string };

const SOURCES = `array['tradeFair','search','officialAccount','hotline','referral','prospecting','partner','website']`;
const NEXT_STEPS = `array['约关键联系人上门交流','安排现场调研','提交技术方案初稿','约方案评审会','提交正式报价','与采购谈付款条件','准备投标文件','跟进合同审批','确认签约日期']`;
const LOSSES = `array['price','price','competitor','product','budget','timing','relationship','noDecision','other']`;
const TERMS = `array['3-3-3-1','预付 30%,发货前 60%,质保 10%','年付','月结 60 天']`;

/** Where a record stands now: the step that has no next. */
const NOW = `join step s on s.record_id = d.id and s.next_at is null`;

/** Names are the company's short name, a space and what it is about. */
export async function insertDeals(db: Queryable, workspace: Workspace, { seeded, anchor }: Draw, objectId: number) {
  const { chance } = seeded;
  const pick = (list: string, count: number, salt: number) =>
    `(${list})[1 + floor(${chance('d.n', salt)} * ${count})::int]`;
  // One in five open deals is overdue; the others expect to close within the next months.
  const expected = `case when s.kind <> 'open' then s.at::date
    when ${chance('d.n', 61)} < 0.2 then (date '${anchor}' - floor(1 + 90 * ${chance('d.n', 62)})::int)
    else (date '${anchor}' + floor(180 * power(${chance('d.n', 62)}, 1.6))::int) end`;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.opportunity (id, lock_version, owner_id, department_id, access, created_at, created_by, updated_at, updated_by,
         funnel_key, stage_key, stage_kind, stage_since, closed_at, name, code, account, amount, expected_close_date, original_close_date,
         forecast_category, product_line, source, region, need, budget, decision_maker, payment_terms, next_step, next_step_date, loss_reason,
         invalid_reason)
       select d.id, s.ordinal, d.owner_id, d.department_id, d.access, d.created_at, d.owner_id, s.at, d.owner_id, d.funnel_key, s.stage_key,
         s.kind, s.at, case when s.kind <> 'open' then s.at end, d.short || ' ' || p.text,
         'OPP-' || lpad(d.n::text, greatest(6, length(d.n::text)), '0'), d.account_id, d.amount,
         case when ${chance('d.n', 63)} > 0.04 then ${expected} end, (d.created_at + d.cycle)::date, s.category, d.line,
         ${pick(SOURCES, 8, 64)}, d.region, case when s.ordinal > 1 then '产线改造，要求按期投产。' end,
         case when ${chance('d.n', 65)} < 0.4 then round(d.amount * 1.1, -3) end, case when s.ordinal > 2 then c.id end,
         case when s.kind = 'won' then ${pick(TERMS, 4, 66)} end,
         case when s.kind = 'open' and ${chance('d.n', 67)} < 0.7 then ${pick(NEXT_STEPS, 9, 68)} end,
         case when s.kind = 'open' and ${chance('d.n', 67)} < 0.7 then date '${anchor}' - 10 + floor(40 * ${chance('d.n', 69)})::int end,
         case s.kind when 'lost' then ${pick(LOSSES, 9, 70)} end, case s.kind when 'invalid' then 'notReal' end
       from filled d ${NOW}
       join made_contact c on c.n = d.account_n
       join (select line, count(*) as names from project_word group by line) z on z.line = d.line
       join project_word p on p.line = d.line and p.n = ${projectOf(seeded)}
       where d.object_id = ${objectId} order by d.n`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `update :schema.auto_number set last_value = (select max(n) from filled where object_id = ${objectId})
       where field_id = (select id from :schema.field where object_id = ${objectId} and key = 'code')`,
    ),
  );
}

/** The search asks for the same name again. */
export const projectOf = ({ chance }: Draw['seeded']) => `1 + floor(${chance('d.n', 71)} * z.names)::int`;
export const topicOf = ({ chance }: Draw['seeded']) =>
  `1 + floor(${chance('d.n', 88)} * (select count(*) from topic_word))::int`;
export const leadPersonOf = ({ chance }: Draw['seeded']) =>
  `1 + floor(${chance('d.n', 89)} * (select count(*) from person_word))::int`;

export async function insertLeads(db: Queryable, workspace: Workspace, { seeded, anchor }: Draw, objectId: number) {
  const { chance } = seeded;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.lead (id, lock_version, owner_id, department_id, access, created_at, created_by, updated_at, updated_by, funnel_key,
         stage_key, stage_kind, stage_since, closed_at, name, company, contact_name, phone, source, region, industry, reject_reason, account)
       select d.id, s.ordinal, d.owner_id, d.department_id, d.access, d.created_at, d.owner_id, least(s.at, ${endOf(anchor)}), d.owner_id,
         d.funnel_key, s.stage_key, s.kind, s.at, case when s.kind <> 'open' then s.at end, d.short || ' ' || t.text, d.company, w.text, d.phone,
         (${SOURCES})[1 + floor(${chance('d.n', 90)} * 8)::int], d.region, d.industry,
         case when s.kind in ('lost', 'invalid') then 'noNeed' end, case when s.kind = 'won' then d.account_id end
       from filled d ${NOW}
       join topic_word t on t.n = ${topicOf(seeded)}
       join person_word w on w.n = ${leadPersonOf(seeded)}
       where d.object_id = ${objectId} order by d.n`,
    ),
  );
}
