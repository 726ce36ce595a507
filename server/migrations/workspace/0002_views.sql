-- Saved looks at a page. What they hold is the page's own matter.
create table :schema.view (
  id uuid primary key,
  place text not null,          -- board | cockpit | list:<object>
  name text not null,
  settings jsonb not null,
  sharing text not null default 'private' check (sharing in ('private', 'department', 'everyone')),
  owner_id uuid not null references :schema.users,
  lock_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index view_name on :schema.view (owner_id, place, lower(name));
create index view_place on :schema.view (place);

-- The view that a person's page opens with.
create table :schema.view_default (
  user_id uuid not null references :schema.users,
  place text not null,
  view_id uuid not null references :schema.view on delete cascade,
  primary key (user_id, place)
);
create index view_default_view on :schema.view_default (view_id);

grant select, insert, update, delete on :schema.view, :schema.view_default to loudou_app;
