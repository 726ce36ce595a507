-- What somebody asked to have approved: of a record, for a gate, in the visit it was asked from. `fingerprint` holds the values that the
-- approval rests on; `subject` what whoever is asked may see of the record, as it was then.
create table :schema.approval_request (
  id uuid primary key,
  object_key text not null,
  record_id uuid not null,
  gate_key text not null,
  funnel_key text not null,
  version_id int not null,
  visit_id bigint not null,
  from_stage text not null,
  gate_stage text not null,     -- the stage that asks
  target_stage text not null,   -- where the requester wants to go
  fill jsonb not null,          -- as it was asked, for the move
  wished jsonb not null,        -- the same, read
  fingerprint jsonb not null,   -- path → value
  subject jsonb not null,       -- { title, amount, owner }
  requested_by uuid not null,
  requested_at timestamptz not null,
  note text,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'rejected', 'withdrawn', 'lapsed')),
  ended_at timestamptz,
  reason text,                  -- why it was rejected
  moved boolean                 -- whether the wished move was made when the last step was approved
);
create unique index approval_request_one on :schema.approval_request (record_id, gate_key) where state = 'waiting';
create index approval_request_record on :schema.approval_request (record_id, requested_at desc);
create index approval_request_mine on :schema.approval_request (requested_by, requested_at desc, id desc);

create table :schema.approval_step (
  request_id uuid not null references :schema.approval_request on delete cascade,
  position int not null,
  mode text not null check (mode in ('all', 'any')),
  approvers uuid[] not null,
  primary key (request_id, position)
);
create index approval_step_approvers on :schema.approval_step using gin (approvers);

-- `decided_for` is the approver whose decision it is; `decided_by` took it, himself or by delegation.
create table :schema.approval_decision (
  request_id uuid not null references :schema.approval_request on delete cascade,
  decided_for uuid not null,
  decided_by uuid not null,
  approved boolean not null,
  note text,
  decided_at timestamptz not null,
  primary key (request_id, decided_for)
);
create index approval_decision_by on :schema.approval_decision (decided_by, decided_at desc);

create table :schema.approval_delegation (
  id uuid primary key,
  from_user uuid not null references :schema.users on delete cascade,
  to_user uuid not null references :schema.users on delete cascade,
  from_day date not null,
  to_day date not null,
  created_at timestamptz not null default now(),
  check (from_user <> to_user and from_day <= to_day)
);
create index approval_delegation_from on :schema.approval_delegation (from_user, to_day);
create index approval_delegation_to on :schema.approval_delegation (to_user, to_day);

grant select, insert, update, delete
  on :schema.approval_request, :schema.approval_step, :schema.approval_decision, :schema.approval_delegation to loudou_app;
