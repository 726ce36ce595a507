import { inSchema, type Queryable } from '#server/platform/sql.ts';
import type { Draw } from './accountQueries.ts';
import { endOf } from './time.ts';

type Workspace = { schema: string };
const CREATED = 1;
const MOVED = 5;
const DOOR_OF_PAGES = 1;
const SYSTEM_FIELDS = { stage: 21, stageKind: 22, stageSince: 23, closedAt: 24 };

/** Every stage that a record has entered until the anchor, in the temporary table `step`; the last of a record has no `next_at`. */
export async function takeSteps(db: Queryable, { seeded: { chance }, anchor }: Draw) {
  const share = (step: string) =>
    `(case when ${step} between 2 and d.steps then ${step} - 1 + 0.6 * (${chance(`d.n * 8 + ${step}`, 100)} - 0.5) else ${step} - 1 end / d.steps)`;
  const at = (step: string) => `date_trunc('second', d.created_at + d.cycle * ${share(step)})`;
  const slot = (step: string) =>
    `case when ${step} <= d.steps then case d.outcome when 'won' then 1 + ((${step} - 1) * f.open_stages) / d.steps else ${step} end
       else case d.outcome when 'won' then -1 when 'lost' then -2 else -3 end end`;
  await db.query(
    `create temp table step as
     select d.object_id, d.id as record_id, x.ordinal, x.at, case when x.next_at <= ${endOf(anchor)} then x.next_at end as next_at,
       case when x.ordinal > 1 then x.before_at end as before_at, d.funnel_key, s.version_id, s.key as stage_key, s.kind, s.category,
       b.key as before_key, d.owner_id, d.department_id, d.amount,
       case when x.ordinal = 1 then 'created' when s.kind <> 'open' then s.kind when s.slot = b.slot + 1 then 'forward' else 'skip' end as entry_kind
     from filled d
     join (select distinct funnel_key, open_stages from stage) f on f.funnel_key = d.funnel_key
     cross join lateral generate_series(1, d.steps + case d.outcome when 'open' then 0 else 1 end) j
     cross join lateral (select j as ordinal, ${at('j')} as at, ${at('(j - 1)')} as before_at,
       case when j < d.steps + case d.outcome when 'open' then 0 else 1 end then ${at('(j + 1)')} end as next_at,
       ${slot('j')} as slot, case when j > 1 then ${slot('(j - 1)')} end as before_slot) x
     join stage s on s.funnel_key = d.funnel_key and s.slot = x.slot
     left join stage b on b.funnel_key = d.funnel_key and b.slot = x.before_slot
     where x.at <= ${endOf(anchor)}`,
  );
  await db.query('analyze step');
}

/** The whole log in the order of time, with numbers of its own so that visits can name their events. */
export async function insertEvents(
  db: Queryable,
  workspace: Workspace,
  ids: { account: number; contact: number; category: number },
) {
  const { stage, stageKind, stageSince, closedAt } = SYSTEM_FIELDS;
  const iso = (at: string) => `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`;
  await db.query(
    `create temp table happening as
     select row_number() over (order by at, record_id, ordinal) as seq, * from (
       select object_id, record_id, at, ordinal, owner_id as actor_id, case ordinal when 1 then ${CREATED} else ${MOVED} end as kind,
         case when ordinal > 1 then jsonb_build_object('${stage}', jsonb_build_array(before_key, stage_key),
           '${stageSince}', jsonb_build_array(${iso('before_at')}, ${iso('at')}))
           || case when kind = 'open' then '{}'::jsonb else jsonb_build_object('${stageKind}', jsonb_build_array('open', kind),
             '${closedAt}', jsonb_build_array(null, ${iso('at')}), '${ids.category}', jsonb_build_array('pipeline', category)) end end as changes
       from step
       union all select ${ids.account}, id, created_at, 1, owner_id, ${CREATED}, null from made_account
       union all select ${ids.contact}, id, created_at, 1, owner_id, ${CREATED}, null from made_contact
     ) all_of_it`,
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.event (seq, recorded_at, at, actor_id, door, object_id, record_id, kind, changes)
       overriding system value
       select seq, at, at, actor_id, ${DOOR_OF_PAGES}, object_id, record_id, kind, changes from happening order by seq`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `select setval(pg_get_serial_sequence(':schema.event', 'seq'), (select max(seq) from happening))`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `update :schema.event_cursor set tx = pg_current_xact_id(), seq = (select max(seq) from happening), moved_at = now()`,
    ),
  );
}

export async function insertVisitsAndSpans(db: Queryable, workspace: Workspace) {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.stage_visit (record_id, object_id, ordinal, funnel_key, version_id, stage_key, entered_at, left_at, dwell_since,
         entered_by, entry_kind, exit_kind, next_stage_key, enter_seq, leave_seq, owner_id, department_id, amount)
       select s.record_id, s.object_id, s.ordinal, s.funnel_key, s.version_id, s.stage_key, s.at, s.next_at, s.at, s.owner_id, s.entry_kind,
         n.entry_kind, n.stage_key, h.seq, m.seq, s.owner_id, s.department_id, s.amount
       from step s
       join happening h on h.record_id = s.record_id and h.ordinal = s.ordinal
       left join step n on n.record_id = s.record_id and n.ordinal = s.ordinal + 1
       left join happening m on m.record_id = s.record_id and m.ordinal = s.ordinal + 1
       order by h.seq`,
    ),
  );
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.record_span (record_id, object_id, valid_from, valid_to, funnel_key, stage_key, owner_id, department_id, amount,
         close_date, category)
       select s.record_id, s.object_id, s.at, s.next_at, s.funnel_key, s.stage_key, s.owner_id, s.department_id, s.amount, o.expected_close_date,
         case when o.id is not null then s.category end
       from step s left join :schema.opportunity o on o.id = s.record_id
       order by s.at`,
    ),
  );
}
