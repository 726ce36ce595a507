-- Reminders look hourly for what is due: an index of the open tasks and deals by their day, as a new workspace makes it with its tables.
do $$
begin
  -- A new workspace has no objects yet.
  if to_regclass(':schema.task') is not null then
    create index if not exists task_due on :schema.task (due_date) where deleted_at is null and done is not true;
  end if;
  if to_regclass(':schema.opportunity') is not null then
    create index if not exists opportunity_due on :schema.opportunity (next_step_date)
      where deleted_at is null and stage_kind = 'open';
  end if;
end $$;
