-- Stages that many funnels are drawn from: what is common of them is changed here, and a version of each funnel follows.
create table :schema.shared_stage (
  key text primary key,
  object_key text not null,
  stage jsonb not null,
  lock_version int not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null
);
grant select, insert, update, delete on :schema.shared_stage to loudou_app;

-- The entry whose change has made the version: { kind, key, names }.
alter table :schema.funnel_version add column library jsonb;

-- Versions that hold or held say by themselves what they ask; until now they took it from the library when they were read.
update :schema.funnel_version v set definition = jsonb_set(v.definition, '{stages}', (
  select jsonb_agg(case when s.stage ? 'gates' then jsonb_set(s.stage, '{gates}', (
      select coalesce(jsonb_agg(case when l.key is null then g.gate
          else l.gate || jsonb_build_object('key', g.gate->'key', 'at', g.gate->'at', 'shared', g.gate->'shared') end
        order by g.place), '[]')
      from jsonb_array_elements(s.stage->'gates') with ordinality g(gate, place)
        left join :schema.shared_gate l on l.key = g.gate->>'shared'))
    else s.stage end order by s.place)
  from jsonb_array_elements(v.definition->'stages') with ordinality s(stage, place)))
where v.state <> 'draft' and exists (
  select 1 from jsonb_path_query(v.definition, '$.stages[*].gates[*].shared') named(key)
    join :schema.shared_gate l on to_jsonb(l.key) = named.key);
