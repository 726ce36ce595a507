-- Days on which the company works or rests other than week and holidays say.
create table :schema.calendar_day (
  day date primary key,
  kind text not null check (kind in ('off', 'work')),
  name text not null
);

-- How much of the base currency one unit of another is worth, from a day on. Past rates stay.
create table :schema.currency_rate (
  currency text not null,
  valid_from date not null,
  rate numeric not null check (rate > 0),
  entered_at timestamptz not null default now(),
  entered_by uuid,
  primary key (currency, valid_from)
);

grant select, insert, update, delete on :schema.calendar_day, :schema.currency_rate to loudou_app;

-- Deals in foreign currencies. In a new workspace the objects are installed after this, with these fields.
alter table if exists :schema.opportunity add column if not exists currency text;
alter table if exists :schema.opportunity add column if not exists amount_in_currency numeric;
insert into :schema.field (object_id, key, column_name, standard, spec, position)
select o.id, f.key, f.column_name, true, f.spec::jsonb, 3
from :schema.object o,
  (values
    ('currency', 'currency',
      '{"key":"currency","type":"select","labels":{"zh-CN":"币种","zh-TW":"幣別","en":"Currency"},"options":[]}'),
    ('amountInCurrency', 'amount_in_currency',
      '{"key":"amountInCurrency","type":"money","labels":{"zh-CN":"原币金额","zh-TW":"原幣金額","en":"Amount in currency"},"min":"0","scale":3}')
  ) as f (key, column_name, spec)
where o.key = 'opportunity'
on conflict do nothing;
