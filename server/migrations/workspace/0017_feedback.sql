-- What people say of a funnel right where they work: of a stage, or of what it asks (named as refusals name it).
create table :schema.funnel_comment (
  id bigint generated always as identity primary key,
  funnel_key text not null references :schema.funnel,
  -- The version that held for who said it.
  version_id int not null,
  stage_key text not null,
  gate_key text,
  object_id int,
  record_id uuid,
  text text not null,
  at timestamptz not null,
  by_id uuid not null,
  reply text,
  closed_at timestamptz,
  closed_by uuid
);
create index funnel_comment_funnel on :schema.funnel_comment (funnel_key, id desc);
grant select, insert, update on :schema.funnel_comment to loudou_app;
grant usage on all sequences in schema :schema to loudou_app;
