-- Why a record was moved or handed over, in the words of who did it.
alter table :schema.event add column note text;

-- The record team may be empty like any other field.
alter table if exists :schema.lead alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.account alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.contact alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.product alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.competitor alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.campaign alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.opportunity alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.opportunity_line alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.contact_role alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.activity alter column team_ids drop not null, alter column team_ids drop default;
alter table if exists :schema.task alter column team_ids drop not null, alter column team_ids drop default;

-- Colleagues that a follow-up speaks to, and the follow-up that it answers.
alter table if exists :schema.activity add column if not exists mentions uuid[], add column if not exists reply_to uuid;

-- Files that belong to a record itself.
alter table if exists :schema.lead add column if not exists files uuid[];
alter table if exists :schema.account add column if not exists files uuid[];
alter table if exists :schema.contact add column if not exists files uuid[];
alter table if exists :schema.product add column if not exists files uuid[];
alter table if exists :schema.competitor add column if not exists files uuid[];
alter table if exists :schema.campaign add column if not exists files uuid[];
alter table if exists :schema.opportunity add column if not exists files uuid[];
alter table if exists :schema.task add column if not exists files uuid[];

-- A new workspace has no objects yet: they are installed with these fields.
insert into :schema.field (object_id, key, column_name, standard, spec, position)
select o.id, x.key, x.column_name, true, x.spec,
  (select coalesce(max(f.position), 0) from :schema.field f where f.object_id = o.id) + x.place
from :schema.object o
join (values
  ('activity', 'mentions', 'mentions', 1,
    '{"key": "mentions", "type": "users", "labels": {"zh-CN": "提到的同事", "zh-TW": "提到的同事", "en": "Mentioned"}}'::jsonb),
  ('activity', 'replyTo', 'reply_to', 2,
    '{"key": "replyTo", "type": "reference", "target": "activity", "labels": {"zh-CN": "回复", "zh-TW": "回覆", "en": "Reply to"}}'::jsonb)
) as x (object_key, key, column_name, place, spec) on x.object_key = o.key
on conflict do nothing;

insert into :schema.field (object_id, key, column_name, standard, spec, position)
select o.id, 'files', 'files', true,
  '{"key": "files", "type": "file", "labels": {"zh-CN": "附件", "zh-TW": "附件", "en": "Files"}}'::jsonb,
  (select coalesce(max(f.position), 0) from :schema.field f where f.object_id = o.id) + 1
from :schema.object o
where o.key in ('lead', 'account', 'contact', 'product', 'competitor', 'campaign', 'opportunity', 'task')
on conflict do nothing;
