-- How long records stand in their stages: snoozed until a day and why, beside the record so that every list can leave it out.
do $$
declare
  one record;
begin
  for one in select table_name from :schema.object where (spec->>'hasFunnel')::boolean loop
    execute format('alter table :schema.%I add column if not exists snoozed_until date, add column if not exists snooze_reason text', one.table_name);
  end loop;
end $$;

-- Every snooze there was, for reports as of a past day; the latest of a stay counts. Without a day: it was ended early.
create table :schema.stage_snooze (
  id bigint generated always as identity primary key,
  record_id uuid not null,
  object_id int not null,
  visit_id bigint not null,
  since timestamptz not null,   -- when the stay began; a stay that is mapped to another stage goes on
  until date,
  reason text not null,
  at timestamptz not null,
  by_id uuid not null
);
create index stage_snooze_record on :schema.stage_snooze (record_id, at);

-- Who was warned of which stay. Not by visit: a stay that goes on in another stage is not told of again.
create table :schema.dwell_told (
  record_id uuid not null,
  since timestamptz not null,
  user_id uuid not null references :schema.users on delete cascade,
  kind text not null,           -- near | over
  told_at timestamptz not null default now(),
  primary key (record_id, since, user_id, kind)
);
-- What was told of as passed until now.
insert into :schema.dwell_told (record_id, since, user_id, kind, told_at)
select v.record_id, v.dwell_since, o.user_id, k.kind, o.created_at
from :schema.notification_once o
join :schema.stage_visit v on o.subject = 'visit ' || v.id and v.left_at is null
cross join (values ('near'), ('over')) k(kind)
on conflict do nothing;
delete from :schema.notification_once where subject like 'visit %';

grant select, insert, update, delete on :schema.stage_snooze, :schema.dwell_told to loudou_app;
grant usage on all sequences in schema :schema to loudou_app;
