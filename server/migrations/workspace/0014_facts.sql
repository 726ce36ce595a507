-- What gates are asked, beside a record's own fields: files that somebody has checked, key tasks; and what they let through and refused.

-- What an event carries beyond changed fields: gates that were gone past, files let through or checked.
alter table :schema.event add column details jsonb;

-- A file of a record that somebody has looked at, or still has to: `pending` was let through before anybody had.
create table :schema.document_check (
  record_id uuid not null,
  file_id uuid not null,
  object_id int not null,
  field text not null,
  state text not null check (state in ('pending', 'confirmed', 'rejected')),
  -- The gate that let it through.
  stage_key text,
  gate_key text,
  asked_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  primary key (record_id, file_id)
);
create index document_check_pending on :schema.document_check (object_id, asked_at) where state = 'pending';

-- Key tasks that were made for a stay in a stage. `outcome` is set once: done, or closed when the record left before.
create table :schema.stage_task (
  task_id uuid primary key,
  record_id uuid not null,
  object_id int not null,
  ordinal int not null,
  stage_key text not null,
  task_key text not null,
  outcome text check (outcome in ('done', 'left')),
  unique (record_id, ordinal, task_key)
);

-- Every gate of every attempt that was refused, a row a gate.
create table :schema.gate_refusal (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid not null,
  door smallint not null,
  object_id int not null,
  record_id uuid not null,
  funnel_key text not null,
  version_id int not null,
  from_stage text not null,
  to_stage text not null,
  -- The stage that asks and what it asks: a gate's key, `field:amount`, `task:call`; `transition` where no way leads.
  stage_key text not null,
  gate_key text not null
);
create index gate_refusal_version on :schema.gate_refusal (version_id, at);

grant select, insert, update, delete on :schema.document_check, :schema.stage_task to loudou_app;
grant select, insert on :schema.gate_refusal to loudou_app;
grant usage on all sequences in schema :schema to loudou_app;

update :schema.role set abilities = abilities || array['overrideGates', 'confirmDocuments']
where key = 'administrator' and not abilities @> array['overrideGates'];
update :schema.role set abilities = abilities || array['confirmDocuments']
where key = 'manager' and not abilities @> array['confirmDocuments'];
