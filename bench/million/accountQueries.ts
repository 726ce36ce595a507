import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Seeded } from './seeded.ts';
import { momentAt } from './time.ts';

type Workspace = { schema: string };
export type Draw = { seeded: Seeded; anchor: string };

/** Some sell much more than others, some customers buy much more often. */
export const SKEW = 1.3;
const MOBILE = (chance: string) =>
  `'+861' || (array['38','39','50','58','77','86','98'])[1 + floor(${chance} * 7)::int]`;

export const mobile = ({ chance }: Seeded, row: string, salt: number): string =>
  `${MOBILE(chance(row, salt))} || lpad(floor(${chance(row, salt + 1)} * 100000000)::bigint::text, 8, '0')`;

/** Accounts, of which three in ten are older than the first deal; and the temporary table `made_account`. */
export async function insertAccounts(db: Queryable, workspace: Workspace, { seeded, anchor }: Draw) {
  const { chance, id } = seeded;
  const age = `greatest(0, (c.n::float8 / z.companies - 0.3) / 0.7)`;
  await db.query(
    `create temp table made_account as
     select c.n, ${id('account', 'c.n', 'x.created_at')} as id, x.created_at, s.n as seller_n, s.id as owner_id, s.department_id, s.access,
       c.name, c.short, c.tok, c.short_tok, c.industry, c.region, c.city, ${mobile(seeded, 'c.n', 23)} as phone
     from (select count(*) as companies from company_word) z, (select count(*) as sellers from seller) y, company_word c
     cross join lateral (select ${momentAt(anchor, age, chance('c.n', 20))} as created_at,
       1 + floor(y.sellers * power(${chance('c.n', 21)}, ${SKEW}))::int as seller_n) x
     join seller s on s.n = x.seller_n`,
  );
  await db.query('create unique index on made_account (n)');
  await db.query('analyze made_account');
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.account (id, owner_id, department_id, access, created_at, created_by, updated_at, updated_by,
         name, short_name, industry, region, city, level, status, employees, revenue, phone)
       select id, owner_id, department_id, access, created_at, owner_id, created_at, owner_id, name, short, industry, region, city,
         case when ${chance('n', 25)} < 0.03 then 'strategic' when ${chance('n', 25)} < 0.2 then 'key' else 'normal' end,
         case when ${chance('n', 26)} < 0.35 then 'customer' else 'prospect' end,
         round(${seeded.logNormal('n', 27, '180', 1.2)}), round(${seeded.logNormal('n', 29, '90000000', 1.4)}::numeric, -4), phone
       from made_account order by created_at`,
    ),
  );
}

/** One contact for every account and six more for ten of them; `made_contact` by number, the first of account n being n. */
export async function insertContacts(db: Queryable, workspace: Workspace, { seeded }: Draw) {
  const { chance, id } = seeded;
  await db.query(
    `create temp table made_contact as
     select x.n, ${id('contact', 'x.n', 'a.created_at')} as id, a.id as account_id, a.owner_id, a.department_id, a.access, a.created_at,
       w.text as name, w.tok, ${mobile(seeded, 'x.n', 43)} as mobile
     from (select count(*) as accounts from made_account) z, (select count(*) as people from person_word) p,
       lateral (select n, case when n <= z.accounts then n
           else 1 + floor(z.accounts * ${chance('n', 40)})::int end as account_n,
         1 + floor(p.people * ${chance('n', 41)})::int as name_n from generate_series(1, (z.accounts * 1.6)::int) n) x
     join made_account a on a.n = x.account_n join person_word w on w.n = x.name_n`,
  );
  await db.query('create unique index on made_contact (n)');
  await db.query('analyze made_contact');
  const titles = `array['总经理','采购经理','设备部经理','信息中心主任','技术总监','生产总监','财务总监','项目经理']`;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.contact (id, owner_id, department_id, access, created_at, created_by, updated_at, updated_by, name, account, title, mobile)
       select id, owner_id, department_id, access, created_at, owner_id, created_at, owner_id, name, account_id,
         (${titles})[1 + floor(${chance('n', 45)} * 8)::int], mobile
       from made_contact order by created_at`,
    ),
  );
}
