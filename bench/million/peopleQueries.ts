import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Seeded } from './seeded.ts';

type Workspace = { schema: string; id: number };

/** 1 group, 6 divisions, 36 regions, the rest teams. */
const DEPARTMENTS = 300;
const PEOPLE = 3000;
const REGION_FIRST = 8;
const TEAM_FIRST = 44;
/** People by number: four of the head office, a manager for every department below it, then reps. */
const HEAD_OFFICE = 4;
const FIRST_REP = HEAD_OFFICE + DEPARTMENTS;
/** Sells about twice as much as the average: the persona `rep`. */
const PERSONA_REP_PLACE = 0.02;

/** Departments and people, logins without passwords, and the temporary table `seller` of those who own records. */
export async function insertCompany(db: Queryable, workspace: Workspace, { chance, id }: Seeded, anchor: string) {
  const founded = `(date '${anchor}' - 1200)::timestamptz`;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.department (id, name, parent_id, position, created_at)
       select ${id('department', 'n', founded)}, name, ${id('department', 'parent', founded)}, n, ${founded}
       from generate_series(1, ${DEPARTMENTS}) n,
         lateral (select case when n = 1 then null when n < ${REGION_FIRST} then 1
             when n < ${TEAM_FIRST} then 2 + (n - ${REGION_FIRST}) % 6
             else ${REGION_FIRST} + (n - ${TEAM_FIRST}) % 36 end as parent,
           case when n = 1 then '百万集团' when n < ${REGION_FIRST} then '第' || (array['一','二','三','四','五','六'])[n - 1] || '事业部'
             when n < ${TEAM_FIRST} then (array['华东','华南','华北','华中','西南','西北'])[1 + (n - ${REGION_FIRST}) / 6] || '大区'
             else '销售' || (n - ${TEAM_FIRST} + 1) || '组' end as name) x
       order by n`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `create temp table person as
       select x.n, ${id('user', 'x.n', founded)} as id, w.text as name, x.role, ${id('department', 'x.home', founded)} as department_id
       from (select n, case n when 1 then 'executive' when 2 then 'administrator' when 3 then 'finance' when 4 then 'marketing'
             else case when n <= ${FIRST_REP - 1} then 'manager' else 'rep' end end as role,
           case when n <= ${HEAD_OFFICE} then 1 when n < ${FIRST_REP} then least(n - ${HEAD_OFFICE} + 1, ${DEPARTMENTS})
             else ${TEAM_FIRST} + (n - ${FIRST_REP}) % ${DEPARTMENTS - TEAM_FIRST + 1} end as home
         from generate_series(1, ${PEOPLE}) n) x
       join person_word w on w.n = 1 + floor(${chance('x.n', 1)} * (select count(*) from person_word))::int`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.users (id, name, email, title, department_id, active, created_at)
       select id, name, 'p' || n || '@million.example', case role when 'manager' then '销售经理' when 'rep' then '销售代表' end,
         department_id, n <= ${FIRST_REP} or ${chance('n', 2)} > 0.06, ${founded}
       from person order by n`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.user_role (user_id, role_id) select p.id, r.id from person p join :schema.role r on r.key = p.role`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `insert into loudou.login (id, workspace_id, user_id, email)
       select gen_random_uuid(), $1, id, email from :schema.users where active`,
    ),
    [workspace.id],
  );
  await db.query(
    inSchema(
      workspace,
      `update :schema.department d set head_id = p.id
       from (select distinct on (department_id) department_id, id from person order by department_id, n) p
       where p.department_id = d.id`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `create temp table seller as
       select row_number() over (order by case p.n when ${FIRST_REP} then ${PERSONA_REP_PLACE} else ${chance('p.n', 3)} end)::int as n,
         u.id, u.department_id, array[u.token, d.token] as access
       from person p join :schema.users u on u.id = p.id join :schema.department d on d.id = u.department_id
       where p.n >= ${HEAD_OFFICE + TEAM_FIRST - 1}`,
    ),
  );
  await db.query('analyze seller');
}
