import type { Queryable } from '#server/platform/sql.ts';

/** Who the questions are asked as: a rep among the best fiftieth, the manager of about 500 people, the head of all. */
export async function selectPersonas(
  db: Queryable,
  schema: string,
): Promise<Record<'rep' | 'manager' | 'executive', string>> {
  const { rows } = await db.query<{ rep: string; manager: string; executive: string }>(
    `with recursive role_of as (
       select u.id, u.email, u.department_id, r.key from ${schema}.users u
       join ${schema}.user_role ur on ur.user_id = u.id join ${schema}.role r on r.id = ur.role_id where u.active),
     seller as (
       select p.email, count(*) as deals from role_of p join ${schema}.opportunity t on t.owner_id = p.id
       where p.key = 'rep' group by p.email),
     below as (
       select id as top, id from ${schema}.department
       union all select b.top, d.id from below b join ${schema}.department d on d.parent_id = b.id),
     size as (
       select b.top, count(*) as people from below b join ${schema}.users u on u.department_id = b.id group by b.top)
     select
       (select email from seller order by deals desc, email offset (select count(*) / 50 from seller) limit 1) as rep,
       (select p.email from role_of p join size s on s.top = p.department_id where p.key = 'manager'
        order by abs(s.people - 500), p.email limit 1) as manager,
       (select email from role_of where key = 'executive' order by email limit 1) as executive`,
  );
  return rows[0]!;
}
