-- Fields that lists are often ordered by get the index that a new workspace makes with its tables. Writes of these tables wait while it is
-- made: some two seconds for a million records, at the start of a new version.
do $$
declare
  one record;
begin
  for one in
    select * from (values
      ('opportunity', 'amount', 'amount'), ('opportunity', 'expectedCloseDate', 'expected_close_date'),
      ('activity', 'at', 'at'), ('task', 'dueDate', 'due_date')
    ) as x (name, key, field)
  loop
    -- A new workspace has no objects yet.
    continue when to_regclass(':schema.' || one.name) is null;
    execute format(
      'create index if not exists %I on :schema.%I (%I, id) where deleted_at is null',
      one.name || '_' || one.field || '_order', one.name, one.field
    );
    update :schema.field f set spec = f.spec || '{"sorted": true}'
    from :schema.object o where o.id = f.object_id and o.key = one.name and f.key = one.key;
  end loop;
  if to_regclass(':schema.opportunity') is not null then
    create index if not exists opportunity_open_close on :schema.opportunity (expected_close_date, id)
      where deleted_at is null and stage_kind = 'open';
  end if;
end $$;
