-- Versions of a funnel are drafted, tried by some teams, published and taken back.
alter table :schema.funnel_version drop constraint funnel_version_state_check;
alter table :schema.funnel_version
  add constraint funnel_version_state check (state in ('draft', 'pilot', 'live', 'retired')),
  -- A draft gets its number when it first holds for somebody.
  alter column number drop not null,
  add column note text,
  -- Where records go from stages that the version does not have: [{ from, to, when? }].
  add column mapping jsonb not null default '[]',
  add column lock_version int not null default 1,
  add column based_on int,
  -- The version that was live before it: where taking it back leads.
  add column replaces int,
  add column created_at timestamptz not null default now(),
  add column created_by uuid,
  add column updated_at timestamptz not null default now(),
  add column updated_by uuid,
  add column published_by uuid,
  add column retired_at timestamptz,
  add column pilot_departments uuid[] not null default '{}',
  add column pilot_people uuid[] not null default '{}';
update :schema.funnel_version set created_at = coalesce(published_at, created_at), updated_at = coalesce(published_at, updated_at);
update :schema.funnel_version v set replaces = (
  select p.id from :schema.funnel_version p where p.funnel_key = v.funnel_key and p.number < v.number order by p.number desc limit 1);
create unique index funnel_version_pilot on :schema.funnel_version (funnel_key) where state = 'pilot';

-- Rises whenever other versions hold: whoever moves records holds the row and sees whether what it knows still stands.
alter table :schema.funnel add column edition int not null default 1;
