import type { FunnelBody } from '#contract/funnels.ts';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { gateStages, leftStages } from '#domain/funnels/path.ts';
import { unmetKey } from '#domain/funnels/unmet.ts';
import { pathsOf } from '#domain/records/paths.ts';

type Stage = FunnelBody['live']['stages'][number];
type GateBody = NonNullable<Stage['gates']>[number];
type TaskBody = NonNullable<Stage['tasks']>[number];

/** One thing that a move asks for, met or not. `stage`: key of the stage that asks. */
export type Ask = { key: string; stage: string } & (
  | { kind: 'field'; field: string }
  | { kind: 'task'; task: TaskBody }
  | { kind: Exclude<GateBody['kind'], 'fields'>; gate: GateBody }
);

/** What names an unmet gate on the way; a field is asked once, whichever stages ask for it. */
export function keyOf(unmet: UnmetGateBody): string {
  if (unmet.kind === 'field') return `field:${unmet.field}`;
  const { stage, gate } = unmetKey(unmet as Parameters<typeof unmetKey>[0]);
  return `${stage}:${gate}`;
}

/** What stands in the way, once each: several fields of one gate are one rule. */
export function rulesOf(unmet: readonly UnmetGateBody[]): { stage: string; gate: string }[] {
  const all = unmet
    .filter(({ kind }) => kind !== 'stage')
    .map((one) => unmetKey(one as Parameters<typeof unmetKey>[0]));
  return [...new Map(all.map((ask) => [`${ask.stage} ${ask.gate}`, ask])).values()];
}

/** Everything that stands between a stage and a target, met or not, in the order in which it is asked. */
export function asksOf({ live }: Pick<FunnelBody, 'live'>, from: string, to: string): Ask[] {
  const keys = (stages: readonly { key: string }[]) => new Set(stages.map(({ key }) => key));
  const path = live.stages as Parameters<typeof gateStages>[0];
  const [entered, left] = [keys(gateStages(path, from, to)), keys(leftStages(path, from, to))];
  const into = live.stages.filter(({ key }) => entered.has(key));
  const outOf = live.stages.filter(({ key }) => left.has(key));
  const all: Ask[] = [
    ...into.flatMap(({ key, requiredFields }) => requiredFields.map((field) => fieldAsk(key, field))),
    ...outOf.filter(({ key }) => key === from).flatMap(taskAsks),
    ...outOf.flatMap((stage) => gateAsks(stage, 'exit')),
    ...into.flatMap((stage) => gateAsks(stage, 'entry')),
  ];
  return all.filter(({ key }, at) => all.findIndex((other) => other.key === key) === at);
}

const fieldAsk = (stage: string, field: string): Ask => ({ key: `field:${field}`, stage, kind: 'field', field });

const taskAsks = ({ key, tasks = [] }: Stage): Ask[] =>
  tasks
    .filter(({ required }) => required)
    .map((task) => ({ key: `${key}:task:${task.key}`, stage: key, kind: 'task', task }));

const gateAsks = ({ key, gates = [] }: Stage, side: GateBody['at']): Ask[] =>
  gates
    .filter(({ at }) => at === side)
    .flatMap((gate): Ask[] =>
      gate.kind === 'fields'
        ? gate.fields.map((field) => fieldAsk(key, field))
        : [{ key: `${key}:${gate.key}`, stage: key, kind: gate.kind, gate }],
    );

/** The record's own fields that would settle an unmet gate; none where that is done elsewhere. */
export function fieldsFor(unmet: UnmetGateBody): string[] {
  switch (unmet.kind) {
    case 'field':
      return [unmet.field];
    case 'condition':
      return pathsOf(unmet.condition as Parameters<typeof pathsOf>[0]).filter((path) => !path.includes('.'));
    case 'task': {
      const { proof } = unmet.task;
      return proof.kind === 'fields' ? proof.fields : proof.kind === 'document' ? [proof.field] : [];
    }
    case 'document':
      return [unmet.document.field];
    default:
      return [];
  }
}
