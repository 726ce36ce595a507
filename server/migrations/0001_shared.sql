-- Shared by all workspaces: who they are, how people sign in. Jobs live in schema graphile_worker.
create schema if not exists loudou;
grant usage on schema loudou to loudou_app;

create table loudou.workspace (
  id int generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null,
  locale text not null default 'zh-CN',
  time_zone text not null default 'Asia/Shanghai',
  currency text not null default 'CNY',
  fiscal_year_start int not null default 1 check (fiscal_year_start between 1 and 12),
  demo boolean not null default false,
  demo_anchor date,
  -- Bumped by a restore, so that cursors over the event log of another life are refused.
  epoch int not null default 1,
  -- Bumped by every change of definitions (objects, funnels, roles, org tree); processes cache by it.
  definitions_version int not null default 1,
  created_at timestamptz not null default now()
);

create table loudou.login (
  id uuid primary key,
  workspace_id int not null references loudou.workspace,
  user_id uuid not null,
  email text not null,
  password_hash text,
  failed_count int not null default 0,
  locked_until timestamptz,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (workspace_id, user_id)
);
create unique index login_email on loudou.login (lower(email));

create table loudou.session (
  token_hash bytea primary key,
  login_id uuid not null references loudou.login on delete cascade,
  csrf text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text,
  agent text
);
create index session_login on loudou.session (login_id);

create table loudou.sign_in_link (
  token_hash bytea primary key,
  login_id uuid not null references loudou.login on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table loudou.api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  prefix text not null,
  login_id uuid not null references loudou.login on delete cascade,
  name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

grant select, insert, update, delete on all tables in schema loudou to loudou_app;
revoke insert, update, delete on loudou.workspace from loudou_app;
grant update (epoch, definitions_version, name, locale, time_zone, currency, fiscal_year_start) on loudou.workspace to loudou_app;
grant select on loudou.workspace to loudou_app;
revoke all on loudou.migration from loudou_app;
