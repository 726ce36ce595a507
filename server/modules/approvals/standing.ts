import {
  type Delegation,
  fingerprintOf,
  type Progress,
  principalsOf,
  progressOf,
  sameFingerprint,
} from '#domain/approvals/index.ts';
import { zonedDay } from '#domain/kernel/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Queryable } from '#server/platform/sql.ts';
import { getDirectory } from '../identity/index.ts';
import { getDefinitions } from '../objects/index.ts';
import { selectStandIns } from './delegationQueries.ts';
import { approvalHooks } from './hooks.ts';
import type { StoredRequest } from './types.ts';
import { selectValues } from './valueQueries.ts';

/** A request as it stands now. */
export type Standing = {
  request: StoredRequest;
  /** `lapsed` too where nobody wrote that down: the record moved on, its values changed, or nobody is left to decide. */
  state: StoredRequest['state'];
  progress: Progress;
  /** Those who stand in for approvers today. */
  delegations: readonly Delegation[];
};

export const todayOf = ({ now, workspace }: Pick<Context, 'now' | 'workspace'>): string =>
  zonedDay(now, workspace.timeZone);

/** How requests stand at this moment, in the order given. A few queries, whatever their number. */
export async function standingsOf(
  db: Queryable,
  ctx: Context,
  requests: readonly StoredRequest[],
): Promise<Standing[]> {
  const directory = await getDirectory(ctx);
  const waiting = requests.filter(({ state, present }) => state === 'waiting' && present);
  const unchanged = await unchangedOf(db, ctx, waiting);
  const approvers = [...new Set(waiting.flatMap(({ steps }) => steps.flatMap((step) => step.approvers)))];
  const delegations = approvers.length > 0 ? await selectStandIns(db, ctx.workspace, approvers, todayOf(ctx)) : [];
  const isHere = (person: string) => directory.person(person)?.active === true;
  return requests.map((request): Standing => {
    const decided = new Set(request.decisions.map(({ decidedFor }) => decidedFor));
    // Whoever has left is not waited for, unless the decision was made before.
    const steps = request.steps.map(({ mode, approvers: all }) => ({
      mode,
      approvers: all.filter((person) => decided.has(person) || isHere(person)),
    }));
    const progress = progressOf(
      steps,
      request.decisions.map(({ decidedFor, approved }) => ({ for: decidedFor, approved })),
    );
    const stuck = steps.some((step) => step.approvers.length === 0) || progress.state !== 'waiting';
    const lapsed = request.state === 'waiting' && (stuck || !unchanged.has(request.id));
    return { request, state: lapsed ? 'lapsed' : request.state, progress, delegations };
  });
}

/** For whom somebody may decide now; nobody where it is not their turn. */
export function mayDecideFor(
  { request, state, progress, delegations }: Standing,
  person: string,
  today: string,
): string[] {
  if (state !== 'waiting' || progress.state !== 'waiting') return [];
  return principalsOf(person, progress.open, delegations, { requester: request.requestedBy, today });
}

/** Those whose records are what they were when it was asked, with what the requester wished to fill. */
async function unchangedOf(db: Queryable, ctx: Context, requests: readonly StoredRequest[]): Promise<Set<string>> {
  const definitions = await getDefinitions(ctx);
  const unchanged = new Set<string>();
  for (const [key, own] of Map.groupBy(requests, ({ object }) => object)) {
    const object = definitions.find(key);
    if (!object) continue;
    const values = await selectValues(db, ctx.workspace, object, [...new Set(own.map(({ recordId }) => recordId))]);
    const alive = own.filter(({ recordId }) => values.has(recordId));
    const paths = [...new Set(alive.flatMap(({ fingerprint }) => Object.keys(fingerprint)))];
    const wished = alive.map((request): RecordValues => ({ ...values.get(request.recordId), ...request.wished }));
    const full = await approvalHooks().related(db, ctx, object, paths, wished);
    for (const [index, { id, fingerprint }] of alive.entries()) {
      if (sameFingerprint(fingerprint, fingerprintOf(Object.keys(fingerprint), full[index] ?? {}))) unchanged.add(id);
    }
  }
  return unchanged;
}
