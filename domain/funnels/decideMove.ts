import type { RecordValues } from '../objects/types.ts';
import type { ConditionContext } from '../records/conditionContext.ts';
import { isEmpty } from '../records/parseValues.ts';
import { type GateFacts, NO_FACTS } from './facts.ts';
import { isTaskDone, type Judged, judgeGate, type Verdict } from './gateAsks.ts';
import type { GateKind, GateSide } from './gates.ts';
import { moveKind } from './moveKind.ts';
import { gateStages, leftStages, placeOf } from './path.ts';
import { permissionFor } from './permission.ts';
import { reasonAsks } from './reasons.ts';
import type { FunnelVersion, MoveKind, Stage } from './types.ts';
import type { PendingCheck, UnmetGate } from './unmet.ts';

export type MoveDecision =
  | {
      ok: true;
      kind: MoveKind;
      /** Let through before somebody has looked: stands at the record until then. */
      pending: PendingCheck[];
      /** Unmet, and gone past by somebody with the right to. */
      overridden: UnmetGate[];
    }
  | { ok: false; unmet: UnmetGate[] };

/** `stageKey` is null for a record that is being created. Fields of related records stand under their path (`account.level`). */
export type MovingRecord = { values: RecordValues; stageKey: string | null; facts?: GateFacts };

/** `roles`: keys of the mover's roles; `override`: the mover has the right to go past gates, and uses it. */
export type MoveContext = ConditionContext & { roles?: readonly string[]; override?: boolean };

type Definition = Pick<FunnelVersion, 'stages' | 'transitions'>;

/**
 * Whether a record may enter a stage, and what the move is; else everything that is unmet, so that a page can ask for it
 * at once. Gates add up: entering a stage needs what it asks and what every open stage skipped on the way asks, on the
 * way in and on the way out; a record that begins or reopens further in needs what all stages before ask. Going back
 * asks only for the target's. Where the transition is `allowed`, nothing is asked.
 */
export function decideMove(
  record: MovingRecord,
  version: Definition,
  target: string,
  context: MoveContext,
): MoveDecision {
  const to = placeOf(version, target);
  if (!to) return { ok: false, unmet: [{ kind: 'stage', key: target }] };
  const from = record.stageKey === null ? null : placeOf(version, record.stageKey);
  if (from === undefined) return { ok: false, unmet: [{ kind: 'stage', key: record.stageKey ?? '' }] };
  const permission = from === null ? 'gated' : permissionFor(version, from, to, context.roles);
  const asked = permission === 'allowed' ? { unmet: [], pending: [] } : judgeWay(record, version, target, context);
  const forbidden: UnmetGate[] =
    permission === 'forbidden' ? [{ kind: 'transition', from: record.stageKey ?? '', to: target }] : [];
  const unmet = [...forbidden, ...asked.unmet];
  const isOpen = unmet.length === 0 || (context.override === true && record.stageKey !== target);
  return isOpen
    ? {
        ok: true,
        kind: moveKind(version.stages, record.stageKey, target),
        pending: asked.pending,
        overridden: unmet,
      }
    : { ok: false, unmet };
}

/** The gates alone, without the transition: what a page shows as still missing for a stage. */
export function missingFor(
  record: MovingRecord,
  version: Pick<FunnelVersion, 'stages'>,
  target: string,
  context: ConditionContext,
): UnmetGate[] {
  return judgeWay(record, version, target, context).unmet;
}

/** A gate on the way of a record, by the name that unmet ones have (`unmetKey`), and what became of it. */
export type GateState = {
  stage: string;
  gate: string;
  kind: 'field' | 'task' | GateKind;
  state: 'met' | 'unmet' | 'pending';
  unmet: UnmetGate[];
};

/** Every gate on the way to a stage, met or not, as a page lists them. */
export function gateProgress(
  record: MovingRecord,
  version: Pick<FunnelVersion, 'stages'>,
  target: string,
  context: ConditionContext,
): GateState[] {
  return judged(record, version, target, context).map(({ pending, ...one }) => ({
    ...one,
    state: one.unmet.length > 0 ? 'unmet' : pending.length > 0 ? 'pending' : 'met',
  }));
}

function judgeWay(...way: Parameters<typeof judged>): Verdict {
  const all = judged(...way);
  return {
    unmet: withoutRepeats(all.flatMap(({ unmet }) => unmet)),
    pending: all.flatMap(({ pending }) => pending),
  };
}

type JudgedGate = Omit<GateState, 'state'> & { pending: PendingCheck[] };

function judged(
  record: MovingRecord,
  { stages }: Pick<FunnelVersion, 'stages'>,
  target: string,
  context: ConditionContext,
): JudgedGate[] {
  const one: Judged = { values: record.values, facts: record.facts ?? NO_FACTS, context };
  const left = leftStages(stages, record.stageKey, target);
  const entered = gateStages(stages, record.stageKey, target);
  // Tasks are made for whoever enters a stage: what is skipped has none.
  const own = left.find((stage) => stage.key === record.stageKey);
  return [
    ...entered.flatMap((stage) => [...requiredFields(one, stage), ...reasonsOf(one, stage)]),
    ...(own ? requiredTasks(one, own) : []),
    ...left.flatMap((stage) => gatesAt(one, stage, 'exit')),
    ...entered.flatMap((stage) => gatesAt(one, stage, 'entry')),
  ];
}

const gatesAt = (one: Judged, stage: Stage, side: GateSide): JudgedGate[] =>
  (stage.gates ?? [])
    .filter((gate) => gate.at === side)
    .map((gate) => ({ stage: stage.key, gate: gate.key, kind: gate.kind, ...judgeGate(one, gate, stage.key) }));

const requiredFields = ({ values }: Judged, stage: Stage): JudgedGate[] =>
  stage.requiredFields.map((field) => ({
    stage: stage.key,
    gate: `field:${field}`,
    kind: 'field',
    unmet: isEmpty(values[field]) ? [{ kind: 'field', field, stage: stage.key }] : [],
    pending: [],
  }));

const reasonsOf = ({ values }: Judged, { key, reasons }: Stage): JudgedGate[] =>
  (reasons ? reasonAsks(reasons, values) : []).map(({ field, problem }) => ({
    stage: key,
    gate: `field:${field}`,
    kind: 'field',
    unmet: problem ? [{ kind: 'field', field, stage: key, ...(problem === 'missing' ? {} : { reason: problem }) }] : [],
    pending: [],
  }));

const requiredTasks = (one: Judged, stage: Stage): JudgedGate[] =>
  (stage.tasks ?? [])
    .filter((task) => task.required)
    .map((task) => ({
      stage: stage.key,
      gate: `task:${task.key}`,
      kind: 'task',
      unmet: isTaskDone(one, stage.key, task) ? [] : [{ kind: 'task', stage: stage.key, task }],
      pending: [],
    }));

/** A field that several stages ask for is asked once, by the first. */
function withoutRepeats(unmet: readonly UnmetGate[]): UnmetGate[] {
  const fields = new Set<string>();
  return unmet.filter((gate) => {
    if (gate.kind !== 'field') return true;
    if (fields.has(gate.field)) return false;
    fields.add(gate.field);
    return true;
  });
}
