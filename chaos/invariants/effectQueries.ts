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
    // One notification may stand for many deals; it names the first 200 and counts all. Who only watches is given deals
    // that are taken back again: of those nobody need be told who cannot open them any more.
    name: 'every given deal told once',
    sql: (ws) => `
      with people as (select id from ${ws}.users where email not like 'watcher%'),
      given as (
        select e.actor_id, (e.changes->'1'->>1)::uuid as user_id, count(*) as deals from ${ws}.event e
        join ${ws}.object o on o.id = e.object_id and o.key = 'opportunity'
        where (e.changes->'1'->>1)::uuid <> e.actor_id and (e.changes->'1'->>1)::uuid in (select id from people)
        group by 1, 2),
      told as (
        select actor_id, user_id, sum(record_count) as deals from ${ws}.notification
        where kind = 'assigned' and object_key = 'opportunity' and user_id in (select id from people) group by 1, 2)
      select actor_id, user_id, g.deals as given, t.deals as told from given g full join told t using (actor_id, user_id)
      where g.deals is distinct from t.deals
      union all
      select n.user_id, r.id, count(*), 1 from ${ws}.notification n cross join lateral unnest(n.record_ids) as r(id)
      where n.kind = 'assigned' and n.user_id in (select id from people) group by n.user_id, r.id having count(*) > 1`,
  },
  {
    name: 'imports are done, each row once',
    sql: (ws) => `
      select b.id, b.state, b.error, count(r.row_number) as entered, (b.plan->>'totalRows')::int as wanted
      from ${ws}.batch b left join ${ws}.import_row r on r.batch_id = b.id where b.kind = 'import'
      group by b.id having b.state not in ('done', 'undone') or count(r.row_number) <> (b.plan->>'totalRows')::int
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
      where b.kind = 'import' and b.state in ('done', 'undone') and b.title like 'chaos:%' group by b.id having count(n.id) <> 1`,
  },
  {
    name: 'undos are done, each record counted once',
    sql: (ws) => `
      select b.id, b.state, b.progress->'undo' as undo from ${ws}.batch b
      cross join lateral (select
        (b.progress->'undo'->>'total')::int as total, (b.progress->'undo'->>'done')::int as done,
        (b.progress->'undo'->>'undone')::int as undone, (b.progress->'undo'->>'kept')::int as kept,
        (select count(distinct e.record_id) from ${ws}.event e where e.batch_id = (b.progress->'undo'->>'batch')::bigint)
          as reversed) u
      where b.kind = 'import' and b.progress ? 'undo' and (b.state <> 'undone'
        or b.progress->'undo'->>'state' <> 'done' or (u.done, u.undone + u.kept, u.undone) <> (u.total, u.total, u.reversed))
      union all select id, state, plan from ${ws}.batch where kind = 'undo' and state <> 'done'`,
  },
  {
    // In the bin by the undo, once; or standing, because somebody changed it after it was imported.
    name: 'every row of an undone import reversed or kept for a reason',
    sql: (ws) => `
      select r.batch_id, r.row_number, t.deleted_at, u.events, c.changes from ${ws}.batch b
      join ${ws}.import_row r on r.batch_id = b.id and r.outcome = 'created'
      join ${ws}.opportunity t on t.id = r.record_id
      cross join lateral (select count(*) as events from ${ws}.event e
        where e.record_id = t.id and e.batch_id = (b.progress->'undo'->>'batch')::bigint) u
      cross join lateral (select count(*) as changes from ${ws}.event e where e.record_id = t.id and e.batch_id is null) c
      where b.kind = 'import' and b.progress ? 'undo'
        and (t.deleted_at is not null, u.events, c.changes > 0) not in ((true, 1, false), (false, 0, true))`,
  },
  {
    name: 'no due task told twice',
    sql: (ws) => `
      select r.id, count(*) as told from ${ws}.notification n cross join lateral unnest(n.record_ids) as r(id)
      where n.kind = 'due' group by r.id having count(*) > 1`,
  },
  {
    name: 'every due task told',
    afterReminders: true,
    sql: (ws) => `
      select t.id from ${ws}.task t where t.due_date is not null
        and not exists (select 1 from ${ws}.notification n where n.kind = 'due' and t.id = any(n.record_ids))`,
  },
];
