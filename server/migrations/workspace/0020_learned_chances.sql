-- Win probabilities that are learned: what closed in the last months of what had visited each open stage.
alter table :schema.funnel add column learn_months int not null default 12;
-- Tables of their own and without foreign keys: a count neither waits for moves, which hold the funnel's row, nor holds them up.
create table :schema.stage_closings (
  funnel_key text not null,
  stage_key text not null,
  won int not null,
  closed int not null,
  primary key (funnel_key, stage_key)
);
create table :schema.closings_counted (
  funnel_key text primary key,
  edition int not null,
  at timestamptz not null
);
grant select, insert, update, delete on :schema.stage_closings, :schema.closings_counted to loudou_app;
