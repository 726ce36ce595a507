-- Fields that 0004 added to existing workspaces get the indexes that a new workspace makes with its tables: who may open a file asks for the
-- records that name it. All columns are new and hold little, so none of this takes long.
do $$
declare
  one record;
begin
  for one in
    select t as name, 'gin (files)' as on_what, 'files' as field, t || '_files_file' as index
    from unnest(array['lead', 'account', 'contact', 'product', 'competitor', 'campaign', 'opportunity', 'task']) t
    union all select 'activity', 'gin (mentions)', 'mentions', 'activity_mentions_users'
    union all select 'activity', 'btree (reply_to)', 'reply_to', 'activity_reply_to_ref'
  loop
    -- A new workspace has no objects yet.
    continue when to_regclass(':schema.' || one.name) is null;
    execute format(
      'create index if not exists %I on :schema.%I using %s where deleted_at is null and %I is not null',
      one.index, one.name, one.on_what, one.field
    );
  end loop;
end $$;
