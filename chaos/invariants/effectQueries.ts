import type { Invariant } from './shapeQueries.ts';

/** What readers of the log, imports and jobs must have done, and done once. */
export const EFFECTS: readonly Invariant[] = [
  {
    name: 'every mention told once',
    sql: (ws) => `
      select a.id, m.user_id, count(n.id) as told from ${ws}.activity a
      join ${ws}.event e on e.record_id = a.id and e.kind = 1 and e.door <> 7
      cross join lateral unnest(a.mentions) as m(user_id)
      left join ${ws}.notification n
        on n.user_id = m.user_id and n.kind = 'mentioned' and n.params->>'text' = a.content
      where m.user_id <> e.actor_id group by a.id, m.user_id having count(n.id) <> 1`,
  },
  {
    // One notification may stand for many deals; it names the first 200 and counts all.
    name: 'every given deal told once',
    sql: (ws) => `
      with given as (
        select e.actor_id, (e.changes->'1'->>1)::uuid as user_id, count(*) as deals from ${ws}.event e
        join ${ws}.object o on o.id = e.object_id and o.key = 'opportunity'
        where e.kind = 1 and (e.changes->'1'->>1)::uuid <> e.actor_id group by 1, 2),
      told as (
        select actor_id, user_id, sum(record_count) as deals from ${ws}.notification
        where kind = 'assigned' and object_key = 'opportunity' group by 1, 2)
      select actor_id, user_id, g.deals as given, t.deals as told from given g full join told t using (actor_id, user_id)
      where g.deals is distinct from t.deals
      union all
      select n.user_id, r.id, count(*), 1 from ${ws}.notification n cross join lateral unnest(n.record_ids) as r(id)
      where n.kind = 'assigned' group by n.user_id, r.id having count(*) > 1`,
  },
  {
    name: 'imports are done, each row once',
    sql: (ws) => `
      select b.id, b.state, b.error, count(r.row_number) as entered, (b.plan->>'totalRows')::int as wanted
      from ${ws}.batch b left join ${ws}.import_row r on r.batch_id = b.id where b.kind = 'import'
      group by b.id having b.state <> 'done' or count(r.row_number) <> (b.plan->>'totalRows')::int
        or (b.progress->>'created')::int <> count(distinct r.record_id)`,
  },
  {
    name: 'every imported row made one record with one visit',
    sql: (ws) => `
      select t.external_id, count(*) as records, sum(v.visits) as visits from ${ws}.opportunity t
      cross join lateral (select count(*) as visits from ${ws}.stage_visit v where v.record_id = t.id) v
      where t.external_id like 'chaos:%' group by t.external_id having count(*) <> 1 or sum(v.visits) <> 1`,
  },
  {
    name: 'the end of every import told once',
    sql: (ws) => `
      select b.id, count(n.id) as told from ${ws}.batch b left join ${ws}.notification n
        on n.kind = 'importDone' and (n.params->>'importId')::bigint = b.id
      where b.kind = 'import' and b.state = 'done' and b.title like 'chaos:%' group by b.id having count(n.id) <> 1`,
  },
  {
    name: 'every due task told once',
    sql: (ws) => `
      select t.id, count(n.id) as told from ${ws}.task t
      left join ${ws}.notification n on n.kind = 'due' and t.id = any(n.record_ids)
      where t.due_date is not null group by t.id having count(n.id) <> 1`,
  },
];
