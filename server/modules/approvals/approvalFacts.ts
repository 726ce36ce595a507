import { fingerprintOf, sameFingerprint } from '#domain/approvals/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { selectPresent } from './listQueries.ts';

/** How far the approval of a gate has come; a gate without one has not been asked, or must be asked anew. */
export type GateApproval = { state: 'waiting' | 'approved' | 'rejected'; request: string };

/**
 * How far the approvals of records have come: record id → gate key → state. `values`: what the record would be after the
 * move, with the paths that conditions read. One query. What was approved holds only for exactly these values; what waits
 * or was rejected also where the requester's own filling is still to come.
 */
export async function approvalFacts(
  db: Queryable,
  ctx: Pick<Context, 'workspace'>,
  records: readonly { id: string; values: RecordValues }[],
): Promise<Map<string, Map<string, GateApproval>>> {
  const facts = new Map<string, Map<string, GateApproval>>();
  if (records.length === 0) return facts;
  const values = new Map(records.map((record) => [record.id, record.values]));
  for (const found of await selectPresent(db, ctx.workspace, [...values.keys()])) {
    const { id, recordId, gate, state, wished, fingerprint } = found;
    if (state !== 'waiting' && state !== 'approved' && state !== 'rejected') continue;
    const present = values.get(recordId) ?? {};
    const overlaid = state === 'approved' ? present : { ...present, ...wished };
    if (!sameFingerprint(fingerprint, fingerprintOf(Object.keys(fingerprint), overlaid))) continue;
    const known = facts.get(recordId) ?? new Map<string, GateApproval>();
    facts.set(recordId, known.set(gate, { state, request: id }));
  }
  return facts;
}
