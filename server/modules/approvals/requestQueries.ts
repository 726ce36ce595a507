import type { AskedStep } from '#domain/approvals/index.ts';
import { inSchema, type Queryable, type Transaction } from '#server/platform/sql.ts';
import type { NewRequest, StoredRequest } from './types.ts';

type Schema = { schema: string };

/** Of the request `r`; whether its visit goes on is read with it. */
export const COLUMNS = `r.id, r.object_key as object, r.record_id as "recordId", r.gate_key as gate, r.funnel_key as funnel,
  r.version_id as "versionId", r.visit_id as "visitId", r.from_stage as "fromStage", r.gate_stage as "gateStage",
  r.target_stage as "to", r.fill, r.wished, r.fingerprint, r.subject, r.requested_by as "requestedBy",
  r.requested_at as "requestedAt", r.note, r.state, r.ended_at as "endedAt", r.reason, r.moved,
  exists (select 1 from :schema.stage_visit v where v.id = r.visit_id and v.left_at is null) as present,
  (select jsonb_agg(jsonb_build_object('mode', s.mode, 'approvers', s.approvers) order by s.position)
   from :schema.approval_step s where s.request_id = r.id) as steps,
  (select coalesce(jsonb_agg(jsonb_build_object('decidedFor', d.decided_for, 'decidedBy', d.decided_by,
     'approved', d.approved, 'note', d.note, 'at', d.decided_at) order by d.decided_at, d.decided_for), '[]')
   from :schema.approval_decision d where d.request_id = r.id) as decisions`;

/** False where one of the record and gate is waiting already. */
export async function insertRequest(
  db: Queryable,
  workspace: Schema,
  request: NewRequest,
  steps: readonly AskedStep[],
): Promise<boolean> {
  const { rowCount } = await db.query(
    inSchema(
      workspace,
      `insert into :schema.approval_request (id, object_key, record_id, gate_key, funnel_key, version_id, visit_id, from_stage,
         gate_stage, target_stage, fill, wished, fingerprint, subject, requested_by, requested_at, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (record_id, gate_key) where state = 'waiting' do nothing`,
    ),
    [
      request.id,
      request.object,
      request.recordId,
      request.gate,
      request.funnel,
      request.versionId,
      request.visitId,
      request.fromStage,
      request.gateStage,
      request.to,
      JSON.stringify(request.fill),
      JSON.stringify(request.wished),
      JSON.stringify(request.fingerprint),
      JSON.stringify(request.subject),
      request.requestedBy,
      request.requestedAt,
      request.note,
    ],
  );
  if (rowCount !== 1) return false;
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.approval_step (request_id, position, mode, approvers)
       select $1, x.position, x.mode, x.approvers
       from json_to_recordset($2::json) as x(position int, mode text, approvers uuid[])`,
    ),
    [request.id, JSON.stringify(steps.map((step, position) => ({ ...step, position })))],
  );
  return true;
}

/** Held until the transaction ends, so that decisions on it follow one another. */
export async function lockRequest(db: Queryable, workspace: Schema, id: string): Promise<StoredRequest | undefined> {
  await db.query(inSchema(workspace, 'select 1 from :schema.approval_request where id = $1 for update'), [id]);
  return selectRequest(db, workspace, id);
}

/** The same of the one that waits for a gate of a record. */
export async function lockWaiting(
  db: Queryable,
  workspace: Schema,
  recordId: string,
  gate: string,
): Promise<StoredRequest | undefined> {
  const { rows } = await db.query<{ id: string }>(
    inSchema(
      workspace,
      `select id from :schema.approval_request where record_id = $1 and gate_key = $2 and state = 'waiting' for update`,
    ),
    [recordId, gate],
  );
  return rows[0] && selectRequest(db, workspace, rows[0].id);
}

export async function selectRequest(db: Queryable, workspace: Schema, id: string): Promise<StoredRequest | undefined> {
  const { rows } = await db.query<StoredRequest>(
    inSchema(workspace, `select ${COLUMNS} from :schema.approval_request r where r.id = $1`),
    [id],
  );
  return rows[0];
}

export async function endRequest(
  db: Queryable,
  workspace: Schema,
  id: string,
  end: { state: 'approved' | 'rejected' | 'withdrawn' | 'lapsed'; at: Date; reason?: string | null },
): Promise<void> {
  await db.query(
    inSchema(workspace, 'update :schema.approval_request set state = $2, ended_at = $3, reason = $4 where id = $1'),
    [id, end.state, end.at, end.reason ?? null],
  );
}

export async function saveMoved(db: Queryable, workspace: Schema, id: string, moved: boolean): Promise<void> {
  await db.query(inSchema(workspace, 'update :schema.approval_request set moved = $2 where id = $1'), [id, moved]);
}

export const savepoint = (tx: Transaction) => tx.query('savepoint wished_move');
export const keepSavepoint = (tx: Transaction) => tx.query('release savepoint wished_move');
export const rollBackToSavepoint = (tx: Transaction) =>
  tx.query('rollback to savepoint wished_move; release savepoint wished_move');

export async function insertDecisions(
  db: Queryable,
  workspace: Schema,
  id: string,
  {
    by,
    principals,
    approved,
    note,
    at,
  }: { by: string; principals: string[]; approved: boolean; note: string | null; at: Date },
): Promise<void> {
  await db.query(
    inSchema(
      workspace,
      `insert into :schema.approval_decision (request_id, decided_for, decided_by, approved, note, decided_at)
       select $1, principal, $2, $3, $4, $5 from unnest($6::uuid[]) principal`,
    ),
    [id, by, approved, note, at, principals],
  );
}

/** Approvals that were given for records, and when: for who looks back. Whether one still held later is not asked. */
export async function selectApproved(
  db: Queryable,
  workspace: { schema: string },
  recordIds: readonly string[],
): Promise<{ record: string; gate: string; request: string; at: Date }[]> {
  const { rows } = await db.query<{ record: string; gate: string; request: string; at: Date }>(
    inSchema(
      workspace,
      `select record_id as record, gate_key as gate, id as request, ended_at as at from :schema.approval_request
       where record_id = any($1::uuid[]) and state = 'approved'`,
    ),
    [recordIds],
  );
  return rows;
}
