-- Last sign-ins per person, and the log read from its end.
create index access_log_sign_in on :schema.access_log (actor_id, at desc) where kind = 'signIn';
create index access_log_at on :schema.access_log (at desc, id desc);
