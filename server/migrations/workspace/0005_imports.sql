-- Files that wait for their import, and mappings that a workspace uses again.
create table :schema.import_upload (
  id uuid primary key,
  actor_id uuid not null,
  name text not null,
  size bigint not null,
  created_at timestamptz not null default now()
);

create table :schema.import_mapping (
  id uuid primary key,
  object_key text not null,
  name text not null,
  headers jsonb not null,       -- of the file that it was made for
  plan jsonb not null,
  actor_id uuid not null,
  updated_at timestamptz not null default now()
);
create unique index import_mapping_name on :schema.import_mapping (object_key, lower(name));

-- An undo asks by record which rows an import wrote.
create index import_row_record on :schema.import_row (batch_id, record_id) where record_id is not null;

grant select, insert, update, delete on :schema.import_upload, :schema.import_mapping to loudou_app;
