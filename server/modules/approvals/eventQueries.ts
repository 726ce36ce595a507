import { type Context, DOORS } from '#server/platform/context.ts';
import { EVENT_CHANNEL } from '#server/platform/events/index.ts';
import { inSchema, type Queryable } from '#server/platform/sql.ts';
import { EVENT_KINDS } from '../records/index.ts';
import type { StoredRequest } from './types.ts';

export type ApprovalAct = 'approvalRequested' | 'approvalGranted' | 'approvalRejected' | 'approvalWithdrawn';

/** Writes into the record's log who did what, in whose place, and wakes who follows the log. */
export async function logApproval(
  db: Queryable,
  ctx: Context,
  objectId: number,
  { id, recordId, gate, gateStage }: Pick<StoredRequest, 'id' | 'recordId' | 'gate' | 'gateStage'>,
  { act, note, onBehalfOf = [] }: { act: ApprovalAct; note: string | null; onBehalfOf?: readonly string[] },
): Promise<void> {
  const details = { approval: { request: id, gate, stage: gateStage, onBehalfOf } };
  await db.query(
    inSchema(
      ctx.workspace,
      `with logged as (
         insert into :schema.event (at, actor_id, door, object_id, record_id, kind, details, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning seq)
       select pg_notify($9, $10) from logged`,
    ),
    [
      ctx.now,
      ctx.actor.userId,
      DOORS[ctx.door],
      objectId,
      recordId,
      EVENT_KINDS[act],
      JSON.stringify(details),
      note,
      EVENT_CHANNEL,
      ctx.workspace.schema,
    ],
  );
}
