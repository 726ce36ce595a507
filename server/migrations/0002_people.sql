-- Seeing the product as somebody else: kept with the session, so that it ends with it.
alter table loudou.session add column seeing_as uuid;
-- Invitations are sign-in links that last for days and may be taken back.
alter table loudou.sign_in_link add column invitation boolean not null default false;
alter table loudou.sign_in_link add column created_at timestamptz not null default now();
create index sign_in_link_login on loudou.sign_in_link (login_id);
