-- A token that only reads: what a report or a dashboard needs, and no more.
alter table loudou.api_token add column read_only boolean not null default false;
