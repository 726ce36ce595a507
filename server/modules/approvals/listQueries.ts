import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { COLUMNS } from './requestQueries.ts';
import type { StoredRequest } from './types.ts';

type Schema = { schema: string };

/** More than anybody can have waiting; the inbox says how many it shows. */
const MOST_WAITING = 500;

/** Waiting ones, in visits that go on, that one of these people is asked in; the oldest first. */
export async function selectWaiting(db: Queryable, workspace: Schema, people: string[]): Promise<StoredRequest[]> {
  const { rows } = await db.query<StoredRequest>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.approval_request r
       where r.state = 'waiting'
         and exists (select 1 from :schema.stage_visit v where v.id = r.visit_id and v.left_at is null)
         and exists (select 1 from :schema.approval_step s where s.request_id = r.id and s.approvers && $1::uuid[])
       order by r.requested_at, r.id limit ${MOST_WAITING}`,
    ),
    [people],
  );
  return rows;
}

type Page = { before: string | undefined; limit: number };

/** Those that a person asked for, newest first. `before`: the last one that one has. */
export async function selectAsked(
  db: Queryable,
  workspace: Schema,
  person: string,
  { before, limit }: Page,
): Promise<StoredRequest[]> {
  const { rows } = await db.query<StoredRequest>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.approval_request r
       where r.requested_by = $1 and ($2::uuid is null or (r.requested_at, r.id) <
         (select p.requested_at, p.id from :schema.approval_request p where p.id = $2 and p.requested_by = $1))
       order by r.requested_at desc, r.id desc limit $3`,
    ),
    [person, before ?? null, limit],
  );
  return rows;
}

/** Those that a person decided on, himself or by delegation, the latest decision first. */
export async function selectDone(
  db: Queryable,
  workspace: Schema,
  person: string,
  { before, limit }: Page,
): Promise<StoredRequest[]> {
  const { rows } = await db.query<StoredRequest>(
    inSchema(
      workspace,
      `with mine as (
         select request_id as id, max(decided_at) as at from :schema.approval_decision where decided_by = $1 group by 1)
       select ${COLUMNS} from mine m join :schema.approval_request r on r.id = m.id
       where $2::uuid is null or (m.at, m.id) < (select p.at, p.id from mine p where p.id = $2)
       order by m.at desc, m.id desc limit $3`,
    ),
    [person, before ?? null, limit],
  );
  return rows;
}

/** Those of a record, newest first. */
export async function selectOfRecord(db: Queryable, workspace: Schema, recordId: string): Promise<StoredRequest[]> {
  const { rows } = await db.query<StoredRequest>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.approval_request r where r.record_id = $1
       order by r.requested_at desc, r.id desc limit 100`,
    ),
    [recordId],
  );
  return rows;
}

/** Those of some records that wait. */
export async function selectWaitingOf(db: Queryable, workspace: Schema, recordIds: string[]): Promise<StoredRequest[]> {
  const { rows } = await db.query<StoredRequest>(
    inSchema(
      workspace,
      `select ${COLUMNS} from :schema.approval_request r where r.record_id = any($1::uuid[]) and r.state = 'waiting'`,
    ),
    [recordIds],
  );
  return rows;
}

/** The newest one of each record and gate in the present visit that was not withdrawn, with its values. */
export async function selectPresent(
  db: Queryable,
  workspace: Schema,
  recordIds: readonly string[],
): Promise<Pick<StoredRequest, 'id' | 'recordId' | 'gate' | 'state' | 'wished' | 'fingerprint'>[]> {
  const { rows } = await db.query<StoredRequest>(
    inSchema(
      workspace,
      `select distinct on (r.record_id, r.gate_key) r.id, r.record_id as "recordId", r.gate_key as gate, r.state, r.wished,
         r.fingerprint
       from :schema.approval_request r join :schema.stage_visit v on v.id = r.visit_id and v.left_at is null
       where r.record_id = any($1::uuid[]) and r.state in ('waiting', 'approved', 'rejected')
       order by r.record_id, r.gate_key, r.requested_at desc, r.id desc`,
    ),
    [recordIds],
  );
  return rows;
}
