import { type Funnel, type PendingCheck, toIssue, type UnmetGate } from '#domain/funnels/index.ts';
import { can } from '#domain/identity/index.ts';
import type { Issue } from '#domain/kernel/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import { parseValues, pathsOf } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getRecord, type RecordView } from '../records/index.ts';
import { getFunnels, stageOf } from './definitions.ts';
import { type Gate, gateOf } from './gates.ts';
import { stagedObject } from './lockLiveFunnels.ts';
import { versionOf } from './versionOf.ts';

export type MoveCheck = {
  allowed: boolean;
  /** The version that was looked at; give it to the move. */
  version: number;
  /** Fields to ask for: those missing and those that unmet conditions speak of, in the order of the gates. */
  fields: string[];
  issues: Issue[];
  /** The same as data, with what would satisfy each. */
  unmet: UnmetGate[];
  /** Documents that would let it pass before anybody has looked at them. */
  pending: PendingCheck[];
  /** Whether the reader may go past what is unmet. */
  mayOverride: boolean;
};

/** What a move would still need, without making it. `fill`: values that would come with it. */
export async function checkMove(
  ctx: Context,
  objectKey: string,
  command: { id: string; to: string; funnel?: string | undefined; fill?: Record<string, unknown> | undefined },
): Promise<MoveCheck> {
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const { record } = await getRecord(ctx, objectKey, command.id);
  const funnels = await getFunnels(ctx);
  const leaves = command.funnel !== undefined && command.funnel !== record.values.funnel;
  const standing: RecordValues = leaves ? { funnel: command.funnel ?? null } : {};
  const funnel = versionOf(funnels, { ...record.values, ...standing });
  if (!funnel || funnel.objectKey !== objectKey) throw new Refused('not_found');
  const { values: fill, issues } = parseValues(object, command.fill ?? {}, 'update');
  const subject = { id: record.id, values: { ...record.values, ...fill, ...standing }, before: record.values };
  const gate = await gateOf(ctx.pools.app, ctx, { definitions, object, funnels }, [subject]);
  return checkOf(ctx, gate, funnel, record, command.to, { issues, from: leaves ? null : String(record.values.stage) });
}

/** The first record of a gate before one stage. `issues`: what is wrong with values that would come with the move; `from`: null where it comes from another funnel. */
export async function checkOf(
  ctx: Context,
  gate: Gate,
  funnel: Funnel,
  record: RecordView,
  to: string,
  { issues = [], from = String(record.values.stage) }: { issues?: readonly Issue[]; from?: string | null } = {},
): Promise<MoveCheck> {
  const decision = gate.decide(0, funnel, from, to);
  const [unmet = []] = await gate.named([{ index: 0, unmet: decision.ok ? [] : decision.unmet }]);
  const fields = unmet.flatMap(fieldsOf);
  return {
    allowed: decision.ok && issues.length === 0,
    version: record.version,
    fields: [...new Set(fields)],
    issues: [...issues, ...unmet.map((found) => toIssue(found, funnel.live.stages, ctx.locale))],
    unmet,
    pending: decision.ok ? decision.pending : [],
    mayOverride: can(ctx.actor, 'overrideGates') && from !== to && stageOf(funnel, to) !== undefined,
  };
}

/** Fields of the record that would meet what is unmet; those of related records are filled there, not with the move. */
function fieldsOf(unmet: UnmetGate): string[] {
  switch (unmet.kind) {
    case 'field':
      return [unmet.field];
    case 'document':
      return unmet.problem === 'unconfirmed' ? [] : [unmet.document.field];
    case 'condition':
      return pathsOf(unmet.condition).filter((path) => !path.includes('.'));
    case 'task':
      return unmet.task.proof.kind === 'fields'
        ? unmet.task.proof.fields
        : unmet.task.proof.kind === 'document'
          ? [unmet.task.proof.field]
          : [];
    default:
      return [];
  }
}
