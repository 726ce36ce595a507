-- Settings of a workspace stand with it, so that every request has them without another query.
-- terms: { objectKey: { singular, plural } }; working_hours: { "1".."7": [{ from, to }] }; null: Monday to Friday, 9 to 18.
alter table loudou.workspace add column terms jsonb not null default '{}';
alter table loudou.workspace add column working_hours jsonb;
alter table loudou.workspace add column holidays text not null default 'cn' check (holidays in ('cn', 'none'));
-- Foreign currencies that may be chosen, and those that could be once.
alter table loudou.workspace add column currencies text[] not null default '{}';
alter table loudou.workspace add column retired_currencies text[] not null default '{}';
grant update (terms, working_hours, holidays, currencies, retired_currencies) on loudou.workspace to loudou_app;

-- What a person chose beside language, theme and time zone: { density, startPage }.
alter table loudou.login add column preferences jsonb not null default '{}';
-- A name for a session that may be shown; the token's hash stays inside.
alter table loudou.session add column id uuid not null unique default gen_random_uuid();
