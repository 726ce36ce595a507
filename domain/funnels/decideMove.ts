import type { RecordValues } from '../objects/types.ts';
import type { ConditionContext } from '../records/conditionContext.ts';
import { evaluate } from '../records/evaluate.ts';
import { isEmpty } from '../records/parseValues.ts';
import { moveKind } from './moveKind.ts';
import { gateStages, type Place, permits } from './path.ts';
import type { FunnelVersion, MoveKind, Stage, StageCondition } from './types.ts';

/** What stands between a record and a stage. `stage` is the stage that asks, which may be one that is skipped over. */
export type UnmetGate =
  | { kind: 'stage'; key: string }
  | { kind: 'transition'; from: string; to: string }
  | { kind: 'field'; field: string; stage: string }
  | { kind: 'condition'; stage: string; message: StageCondition['message'] };

export type MoveDecision = { ok: true; kind: MoveKind } | { ok: false; unmet: UnmetGate[] };

/** `stageKey` is null for a record that is being created. Fields of related records stand under their path (`account.level`). */
export type MovingRecord = { values: RecordValues; stageKey: string | null };

/**
 * Whether a record may enter a stage, and what the move is; else everything that is unmet, so that a page can ask for
 * it at once. Gates add up: entering a stage needs what it asks and what every open stage skipped on the way asks; a
 * record that begins or reopens further in needs what all stages before ask. Going back asks only for the target's.
 */
export function decideMove(
  record: MovingRecord,
  version: Pick<FunnelVersion, 'stages' | 'transitions'>,
  target: string,
  context: ConditionContext,
): MoveDecision {
  const to = placeOf(version, target);
  if (!to) return { ok: false, unmet: [{ kind: 'stage', key: target }] };
  const from = record.stageKey === null ? null : placeOf(version, record.stageKey);
  if (from === undefined) return { ok: false, unmet: [{ kind: 'stage', key: record.stageKey ?? '' }] };
  const allowed = from === null || permits(version, from, to);
  const forbidden: UnmetGate[] =
    allowed || from === null ? [] : [{ kind: 'transition', from: from.stage.key, to: target }];
  const unmet = [...forbidden, ...missingFor(record, version, target, context)];
  return unmet.length > 0
    ? { ok: false, unmet }
    : { ok: true, kind: moveKind(version.stages, record.stageKey, target) };
}

/** The gates alone, without the transition: what a page shows as still missing for a stage. */
export function missingFor(
  record: MovingRecord,
  version: Pick<FunnelVersion, 'stages'>,
  target: string,
  context: ConditionContext,
): UnmetGate[] {
  const stages = gateStages(version.stages, record.stageKey, target);
  return [...missingFields(record, stages), ...unmetConditions(record, stages, context)];
}

function missingFields(record: MovingRecord, stages: Stage[]): UnmetGate[] {
  const asked = new Map<string, string>();
  for (const stage of stages) {
    for (const field of stage.requiredFields) if (!asked.has(field)) asked.set(field, stage.key);
  }
  return [...asked]
    .filter(([field]) => isEmpty(record.values[field]))
    .map(([field, stage]) => ({ kind: 'field', field, stage }));
}

function unmetConditions(record: MovingRecord, stages: Stage[], context: ConditionContext): UnmetGate[] {
  return stages.flatMap(({ key, condition }): UnmetGate[] => {
    if (!condition || evaluate(condition.condition, (path) => record.values[path], context)) return [];
    return [{ kind: 'condition', stage: key, message: condition.message }];
  });
}

function placeOf(version: Pick<FunnelVersion, 'stages'>, key: string): Place | undefined {
  const position = version.stages.findIndex((stage) => stage.key === key);
  const stage = version.stages[position];
  return stage && { stage, position };
}
