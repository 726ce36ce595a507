import { type Stage, toIssue, type UnmetGate } from '#domain/funnels/index.ts';
import type { Issue } from '#domain/kernel/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import { parseValues, pathsOf } from '#domain/records/index.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { getRecord } from '../records/index.ts';
import { getFunnels } from './definitions.ts';
import { gateOf } from './gates.ts';
import { stagedObject } from './lockLiveFunnels.ts';

export type MoveCheck = {
  allowed: boolean;
  /** The version that was looked at; give it to the move. */
  version: number;
  /** Fields to ask for: those missing and those that unmet conditions speak of, in the order of the gates. */
  fields: string[];
  issues: Issue[];
};

/** What a move would still need, without making it. `fill`: values that would come with it. */
export async function checkMove(
  ctx: Context,
  objectKey: string,
  command: { id: string; to: string; fill?: Record<string, unknown> | undefined },
): Promise<MoveCheck> {
  const { definitions, object } = await stagedObject(ctx, objectKey);
  const { record } = await getRecord(ctx, objectKey, command.id);
  const funnels = await getFunnels(ctx);
  const funnel = funnels.find(String(record.values.funnel));
  if (!funnel) throw new Refused('not_found');
  const { values: fill, issues } = parseValues(object, command.fill ?? {}, 'update');
  const values: RecordValues = { ...record.values, ...fill };
  const gate = await gateOf(ctx.pools.app, ctx, { definitions, object, funnels }, [values]);
  const decision = gate.decide(0, funnel, String(record.values.stage), command.to);
  const unmet = decision.ok ? [] : decision.unmet;
  const fields = unmet.flatMap((found) => fieldsOf(found, funnel.live.stages));
  return {
    allowed: decision.ok && issues.length === 0,
    version: record.version,
    fields: [...new Set(fields)],
    issues: [...issues, ...unmet.map((found) => toIssue(found, funnel.live.stages, ctx.locale))],
  };
}

/** Fields of the record that would meet what is unmet; those of related records are filled there, not with the move. */
function fieldsOf(unmet: UnmetGate, stages: readonly Stage[]): string[] {
  switch (unmet.kind) {
    case 'field':
      return [unmet.field];
    case 'document':
      return unmet.problem === 'unconfirmed' ? [] : [unmet.document.field];
    case 'condition': {
      const gate = stages.flatMap(({ gates = [] }) => gates).find(({ key }) => key === unmet.gate);
      return gate?.kind === 'condition' ? pathsOf(gate.condition).filter((path) => !path.includes('.')) : [];
    }
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
