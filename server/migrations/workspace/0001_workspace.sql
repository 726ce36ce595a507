-- One company. No triggers, no stored procedures, no foreign key that leaves the schema.
create sequence :schema.access_token as int start 1;

-- ── People ──
create table :schema.department (
  id uuid primary key,
  token int not null unique default nextval(':schema.access_token'),
  parent_id uuid references :schema.department,
  name text not null,
  position int not null default 0,
  head_id uuid,
  active boolean not null default true,
  created_at timestamptz not null default now()
);

create table :schema.users (
  id uuid primary key,
  token int not null unique default nextval(':schema.access_token'),
  name text not null,
  email text,
  phone text,
  title text,
  department_id uuid references :schema.department,
  active boolean not null default true,
  locale text,
  time_zone text,
  theme text,
  created_at timestamptz not null default now()
);
create index users_department on :schema.users (department_id);

create table :schema.role (
  id int generated always as identity primary key,
  key text not null unique,
  names jsonb not null,
  rights jsonb not null,
  abilities text[] not null default '{}'
);
create table :schema.user_role (
  user_id uuid not null references :schema.users on delete cascade,
  role_id int not null references :schema.role on delete cascade,
  primary key (user_id, role_id)
);

-- ── Definitions ──
create table :schema.object (
  id int generated always as identity primary key,
  key text not null unique,
  table_name text not null unique,
  standard boolean not null,
  spec jsonb not null,          -- ObjectSpec without fields
  position int not null default 0
);
create table :schema.field (
  id int generated always as identity (start with 100) primary key,
  object_id int not null references :schema.object,
  key text not null,
  column_name text not null,
  standard boolean not null,
  spec jsonb not null,          -- FieldSpec
  position int not null default 0,
  unique (object_id, key),
  unique (object_id, column_name)
);
create table :schema.auto_number (
  field_id int primary key references :schema.field,
  last_value bigint not null default 0
);

create table :schema.phase (
  key text not null,
  object_key text not null,
  names jsonb not null,
  position int not null,
  kind text not null,
  primary key (object_key, key)
);
create table :schema.funnel (
  key text primary key,
  object_key text not null,
  names jsonb not null,
  position int not null default 0,
  -- Condition on a new record that sends it into this funnel; the first match by position wins.
  choose_when jsonb
);
create table :schema.funnel_version (
  id int generated always as identity primary key,
  funnel_key text not null references :schema.funnel,
  number int not null,
  state text not null check (state in ('draft', 'live', 'retired')),
  definition jsonb not null,    -- { stages, transitions }
  published_at timestamptz,
  unique (funnel_key, number)
);
create unique index funnel_version_live on :schema.funnel_version (funnel_key) where state = 'live';

-- ── What happened ──
-- A batch is one act over many records: an import, a bulk change. Reason and source stand here once.
create table :schema.batch (
  id bigint generated always as identity primary key,
  kind text not null,           -- import | bulk | undo
  object_key text not null,
  actor_id uuid not null,
  state text not null,          -- running | done | failed | cancelled | undone
  title text,
  file_name text,
  file_hash text,
  plan jsonb not null default '{}',       -- mapping and options
  progress jsonb not null default '{}',   -- { rowsRead, created, updated, skipped, refused, checkpointRow }
  error text,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);

create table :schema.event (
  seq bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default now(),
  at timestamptz not null default now(),
  actor_id uuid,
  door smallint not null,
  object_id int not null,
  record_id uuid not null,
  kind smallint not null,
  batch_id bigint,
  cause_seq bigint,
  depth smallint not null default 0,
  changes jsonb,
  primary key (seq)
) partition by range (seq);
create table :schema.event_1 partition of :schema.event for values from (minvalue) to (50000000);
create table :schema.event_2 partition of :schema.event for values from (50000000) to (maxvalue);
create index event_record on :schema.event (record_id, seq);
create index event_cursor_order on :schema.event (tx, seq);
create index event_recorded on :schema.event using brin (recorded_at);
create index event_batch on :schema.event (batch_id) where batch_id is not null;

create table :schema.event_cursor (
  consumer text primary key,
  tx xid8 not null,
  seq bigint not null,
  epoch int not null,
  moved_at timestamptz not null default now()
);

create table :schema.stage_visit (
  id bigint generated always as identity primary key,
  record_id uuid not null,
  object_id int not null,
  ordinal int not null,
  funnel_key text not null,
  version_id int not null,
  stage_key text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  dwell_since timestamptz not null,
  entered_by uuid,
  entry_kind text not null,
  exit_kind text,
  next_stage_key text,
  enter_seq bigint,
  leave_seq bigint,
  owner_id uuid,
  department_id uuid,
  amount numeric,
  check (left_at >= entered_at)
);
create unique index stage_visit_open on :schema.stage_visit (record_id) where left_at is null;
create unique index stage_visit_ordinal on :schema.stage_visit (record_id, ordinal);
create index stage_visit_stage on :schema.stage_visit (funnel_key, stage_key, entered_at);

-- What a record was, over time: only the fields that reports as of a past day need.
create table :schema.record_span (
  record_id uuid not null,
  object_id int not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  funnel_key text,
  stage_key text,
  owner_id uuid,
  department_id uuid,
  amount numeric,
  close_date date,
  category text,
  deleted boolean not null default false
);
create index record_span_record on :schema.record_span (record_id, valid_from);
create index record_span_from on :schema.record_span using brin (valid_from);
create unique index record_span_open on :schema.record_span (record_id) where valid_to is null;

-- Reads that are worth knowing about: exports, sign-ins.
create table :schema.access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid,
  kind text not null,
  address text,
  details jsonb not null default '{}'
);

-- ── Search: tokens made by the application (names, pinyin, initials) beside the access tokens ──
create table :schema.search_doc (
  record_id uuid primary key,
  object_id int not null,
  core text not null,
  name text not null,
  tok int[] not null
);
create index search_doc_tok on :schema.search_doc using gin (tok);

create table :schema.file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  size int not null,
  hash text not null,
  content bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now()
);

create table :schema.import_row (
  batch_id bigint not null references :schema.batch on delete cascade,
  row_number int not null,
  record_id uuid,
  outcome text not null,        -- created | updated | skipped | refused
  lock_version int,
  issues jsonb,
  cells jsonb,                  -- kept for refused rows: the error file
  primary key (batch_id, row_number)
);

grant usage on schema :schema to loudou_app;
grant select, insert, update, delete on all tables in schema :schema to loudou_app;
grant usage on all sequences in schema :schema to loudou_app;
-- The log is only ever appended to.
revoke update, delete on :schema.event, :schema.event_1, :schema.event_2, :schema.access_log from loudou_app;
-- Definitions change through the definitions role.
revoke insert, update, delete on :schema.object, :schema.field from loudou_app;
