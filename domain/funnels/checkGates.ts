import type { ApprovalStep } from '../approvals/types.ts';
import { type Issue, issue } from '../kernel/issue.ts';
import { checkCondition } from '../records/check.ts';
import type { Gate } from './gates.ts';
import type { RelatedAsk } from './related.ts';
import type { Stage } from './types.ts';
import type { VersionGround } from './versionGround.ts';

const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/;
const NUMBERS = ['integer', 'decimal', 'money', 'percent'];

/** What keeps the gates of a stage from being published. `field` is a path: `stages.2.gates.0`. */
export function checkGates(stage: Stage, position: number, stages: readonly Stage[], ground: VersionGround): Issue[] {
  const keys = stages.flatMap(({ gates = [] }) => gates.map(({ key }) => key));
  return (stage.gates ?? []).flatMap((gate, index) => {
    const at = `stages.${position}.gates.${index}`;
    const isRepeated = keys.filter((key) => key === gate.key).length > 1;
    return [
      ...(KEY.test(gate.key) ? [] : [issue('invalid_value', `${at}.key`)]),
      ...(isRepeated ? [issue('not_unique', `${at}.key`, { value: gate.key })] : []),
      ...(gate.at === 'exit' && stage.kind !== 'open' ? [issue('invalid_value', `${at}.at`)] : []),
      ...checkAsk(gate, ground).map((found) => ({ ...found, field: at })),
    ];
  });
}

function checkAsk(gate: Gate, ground: VersionGround): Issue[] {
  switch (gate.kind) {
    case 'fields':
      return gate.fields.length === 0 ? [issue('required')] : gate.fields.flatMap((name) => writable(ground, name));
    case 'condition':
      return [
        ...(gate.message?.['zh-CN'].trim() ? [] : [issue('required')]),
        ...checkCondition(gate.condition, ground.object, ground.objects),
      ];
    case 'related':
      return [...(gate.message?.['zh-CN'].trim() ? [] : [issue('required')]), ...checkRelated(gate.related, ground)];
    case 'document':
      return [
        ...ofType(ground, gate.field, ['file']),
        ...(gate.newerThan ?? []).flatMap((name) => (fieldOf(ground, name) ? [] : [unknown(name)])),
      ];
    case 'approval':
      return gate.steps.length === 0 ? [issue('required')] : gate.steps.flatMap((step) => checkStep(step, ground));
  }
}

const checkStep = (step: ApprovalStep, ground: VersionGround): Issue[] => [
  ...(step.approvers.length === 0 ? [issue('required')] : []),
  ...(step.when ? checkCondition(step.when, ground.object, ground.objects) : []),
];

function checkRelated(ask: RelatedAsk, ground: VersionGround): Issue[] {
  const target = ground.objects(ask.object);
  if (!target) return [issue('unknown_object', undefined, { name: ask.object })];
  const through = target.fields.find(({ key }) => key === ask.through);
  const via = ask.via === undefined ? undefined : fieldOf(ground, ask.via);
  const holder = ask.via === undefined ? ground.object.key : via?.target;
  const sum = ask.measure === 'count' ? undefined : ask.measure.sum;
  return [
    ...(through?.type === 'reference' && through.target === holder ? [] : [unknown(ask.through)]),
    ...(ask.where ? checkCondition(ask.where, target, ground.objects) : []),
    ...(sum === undefined || NUMBERS.includes(target.fields.find(({ key }) => key === sum)?.type ?? '')
      ? []
      : [unknown(sum)]),
    ...(typeof ask.value === 'number' ? [] : ofType(ground, ask.value.of, NUMBERS)),
  ];
}

/** What keeps the key tasks of a stage from being published. */
export function checkTasks(stage: Stage, position: number, ground: VersionGround): Issue[] {
  const tasks = stage.tasks ?? [];
  return tasks.flatMap((task, index) => {
    const at = `stages.${position}.tasks.${index}`;
    const { proof } = task;
    const wrong =
      proof.kind === 'fields'
        ? proof.fields.flatMap((name) => writable(ground, name))
        : proof.kind === 'document'
          ? ofType(ground, proof.field, ['file'])
          : proof.kind === 'related'
            ? checkRelated(proof.related, ground)
            : [];
    return [
      ...(KEY.test(task.key) ? [] : [issue('invalid_value', `${at}.key`)]),
      ...(tasks.findIndex(({ key }) => key === task.key) === index
        ? []
        : [issue('not_unique', `${at}.key`, { value: task.key })]),
      ...(task.names['zh-CN'].trim() ? [] : [issue('required', `${at}.names`)]),
      ...(stage.kind === 'open' ? [] : [issue('invalid_value', at)]),
      ...wrong.map((found) => ({ ...found, field: at })),
    ];
  });
}

const unknown = (name: string): Issue => issue('unknown_field', undefined, { name });
const fieldOf = ({ object }: VersionGround, name: string) => object.fields.find(({ key }) => key === name);

const writable = (ground: VersionGround, name: string): Issue[] => {
  const field = fieldOf(ground, name);
  return field && field.write !== 'never' ? [] : [unknown(name)];
};

const ofType = (ground: VersionGround, name: string, types: readonly string[]): Issue[] =>
  types.includes(fieldOf(ground, name)?.type ?? '') ? [] : [unknown(name)];
