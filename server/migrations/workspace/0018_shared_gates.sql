-- Gates that many versions refer to: changed here, changed in all of them.
create table :schema.shared_gate (
  key text primary key,
  object_key text not null,
  names jsonb not null,
  gate jsonb not null,
  lock_version int not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null
);
grant select, insert, update, delete on :schema.shared_gate to loudou_app;
