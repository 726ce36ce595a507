-- The indexes of boards hold what boards add up and order by, so that counting opens no records. Writes of these tables wait while they are made
-- anew: some four seconds for a million records, at the start of a new version.
do $$
declare
  one record;
begin
  for one in
    select * from (values ('opportunity', ', amount, expected_close_date'), ('lead', '')) as x (name, tracked)
  loop
    -- A new workspace has no objects yet.
    continue when to_regclass(':schema.' || one.name) is null;
    execute format('drop index if exists :schema.%I', one.name || '_board');
    execute format('drop index if exists :schema.%I', one.name || '_closed');
    execute format(
      'create index %I on :schema.%I (funnel_key, stage_key, stage_since, id) include (owner_id, department_id%s) where deleted_at is null',
      one.name || '_board', one.name, one.tracked
    );
    execute format(
      'create index %I on :schema.%I (closed_at) include (funnel_key, stage_key, stage_since, id, owner_id, department_id%s)
       where closed_at is not null and deleted_at is null',
      one.name || '_closed', one.name, one.tracked
    );
  end loop;
end $$;
