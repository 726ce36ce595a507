-- What reasons of stages add to select fields. Definitions are the owner's to change; these are published with a funnel and never go.
create table :schema.field_option (
  object_key text not null,
  field text not null,
  key text not null,
  labels jsonb not null,
  position int,
  primary key (object_key, field, key)
);
grant select, insert, update on :schema.field_option to loudou_app;

-- Why a record ended, more exactly. What these fields offer comes from the reasons of stages when a version with them is published; until
-- then they offer nothing, and funnels go on as they are. In a new workspace the objects are installed after this, with these fields.
alter table if exists :schema.opportunity
  add column if not exists loss_detail text, add column if not exists invalid_detail text, add column if not exists invalid_note text;
alter table if exists :schema.lead add column if not exists reject_detail text;

insert into :schema.field (object_id, key, column_name, standard, spec, position)
select o.id, x.key, x.column_name, true, x.spec::jsonb, coalesce(f.position, 0)
from :schema.object o
join (values
  ('opportunity', 'lossDetail', 'loss_detail', 'lossReason',
    '{"key":"lossDetail","type":"select","labels":{"zh-CN":"输单子原因","zh-TW":"未成交子原因","en":"Loss sub-reason"},"options":[]}'),
  ('opportunity', 'invalidDetail', 'invalid_detail', 'invalidReason',
    '{"key":"invalidDetail","type":"select","labels":{"zh-CN":"无效子原因","zh-TW":"無效子原因","en":"Sub-reason invalid"},"options":[]}'),
  ('opportunity', 'invalidNote', 'invalid_note', 'invalidReason',
    '{"key":"invalidNote","type":"longText","labels":{"zh-CN":"无效说明","zh-TW":"無效說明","en":"Note on why invalid"}}'),
  ('lead', 'rejectDetail', 'reject_detail', 'rejectReason',
    '{"key":"rejectDetail","type":"select","labels":{"zh-CN":"退回子原因","zh-TW":"退回子原因","en":"Sub-reason for return"},"options":[]}')
) as x (object_key, key, column_name, beside, spec) on x.object_key = o.key
left join :schema.field f on f.object_id = o.id and f.key = x.beside
on conflict do nothing;
