/** What must be true of a company's tables whatever happened. Each statement answers the rows that break its rule. */
export type Invariant = {
  name: string;
  /** True only once no job of reminders waits: one whose server was killed does so for a while. */
  afterReminders?: true;
  sql(ws: string): string;
};

const TABLES = ['opportunity', 'activity', 'account', 'task'];
const everyTable = (one: (table: string) => string) => TABLES.map(one).join('\nunion all\n');

export const SHAPE: readonly Invariant[] = [
  {
    name: 'visits tile time',
    sql: (ws) => `
      select record_id, ordinal from (
        select *, lead(entered_at) over w as next_entered, row_number() over w as place
        from ${ws}.stage_visit window w as (partition by record_id order by ordinal)) v
      where left_at is distinct from next_entered or ordinal <> place or left_at < entered_at or dwell_since > entered_at`,
  },
  {
    name: 'one open visit, in the stage of the row',
    sql: (ws) => `
      select t.id from ${ws}.opportunity t left join ${ws}.stage_visit v on v.record_id = t.id and v.left_at is null
      where (v.stage_key, v.funnel_key) is distinct from (t.stage_key, t.funnel_key)
      union all select record_id from ${ws}.stage_visit v
      where not exists (select 1 from ${ws}.opportunity t where t.id = v.record_id)`,
  },
  {
    name: 'every visit began with an event of its record',
    sql: (ws) => `
      select v.record_id, v.enter_seq from ${ws}.stage_visit v left join ${ws}.event e on e.seq = v.enter_seq
      where v.enter_seq is not null and e.record_id is distinct from v.record_id`,
  },
  {
    name: 'spans tile time',
    sql: (ws) => `
      select record_id, valid_from from (
        select *, lead(valid_from) over (partition by record_id order by valid_from) as next_from from ${ws}.record_span) s
      where valid_to is distinct from next_from or valid_to <= valid_from`,
  },
  {
    name: 'the open span is the row',
    sql: (ws) => `
      select t.id from ${ws}.opportunity t left join ${ws}.record_span s on s.record_id = t.id and s.valid_to is null
      where (s.stage_key, s.owner_id, s.department_id, s.amount, s.close_date, s.category, s.deleted) is distinct from
        (t.stage_key, t.owner_id, t.department_id, t.amount, t.expected_close_date, t.forecast_category,
         t.deleted_at is not null)`,
  },
  {
    name: 'a version for every event',
    sql: (ws) =>
      everyTable(
        (table) => `
        select t.id, t.lock_version, count(e.seq) as events from ${ws}.${table} t
        left join ${ws}.event e on e.record_id = t.id group by t.id having t.lock_version <> count(e.seq)`,
      ),
  },
  {
    name: 'no event without its record',
    sql: (ws) => `
      select record_id from ${ws}.event where record_id not in (
        ${everyTable((table) => `select id from ${ws}.${table}`)})`,
  },
  {
    name: 'found by search unless in the bin',
    sql: (ws) => `
      select t.id from ${ws}.opportunity t left join ${ws}.search_doc d on d.record_id = t.id
      where (d.record_id is null) <> (t.deleted_at is not null)`,
  },
  {
    name: 'no number twice',
    sql: (ws) => `select code from ${ws}.opportunity group by code having count(*) > 1`,
  },
];
