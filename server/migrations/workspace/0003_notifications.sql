-- What a person is told of. One row may stand for several records of one act: the first of them are kept.
create table :schema.notification (
  id bigint generated always as identity primary key,
  user_id uuid not null references :schema.users on delete cascade,
  kind text not null,           -- assigned | mentioned | moved | due | stalled | importDone
  created_at timestamptz not null default now(),
  read_at timestamptz,
  actor_id uuid,
  object_key text,
  record_ids uuid[] not null default '{}',
  record_count int not null default 0,
  params jsonb not null default '{}'
);
create index notification_latest on :schema.notification (user_id, id desc);
create index notification_unread on :schema.notification (user_id) where read_at is null;
create index notification_created on :schema.notification using brin (created_at);

-- What was told once and is not told again: a task on its due date, a visit that passed its dwell limit.
create table :schema.notification_once (
  user_id uuid not null references :schema.users on delete cascade,
  subject text not null,
  created_at timestamptz not null default now(),
  primary key (user_id, subject)
);

-- Kinds that a person does not want; what is not named here is told.
create table :schema.notification_preference (
  user_id uuid not null references :schema.users on delete cascade,
  kind text not null,
  app boolean not null,
  primary key (user_id, kind)
);

grant select, insert, update, delete
  on :schema.notification, :schema.notification_once, :schema.notification_preference to loudou_app;
grant usage on all sequences in schema :schema to loudou_app;
