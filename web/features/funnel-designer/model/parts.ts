import type { Gate, GateKind } from '#domain/funnels/gates.ts';
import type { StageTask } from '#domain/funnels/tasks.ts';
import { type Design, freshKey, newGateKey, patchStage, stageOf } from './design.ts';

/** Puts a gate in, in place of the one with its key or after the others. */
export function putGate(design: Design, stage: string, gate: Gate): Design {
  const gates = stageOf(design, stage)?.gates ?? [];
  const at = gates.findIndex(({ key }) => key === gate.key);
  return patchStage(design, stage, { gates: at < 0 ? [...gates, gate] : gates.with(at, gate) });
}

export function removeGate(design: Design, stage: string, key: string): Design {
  const gates = (stageOf(design, stage)?.gates ?? []).filter((gate) => gate.key !== key);
  return patchStage(design, stage, { gates: gates.length > 0 ? gates : undefined } as Partial<{ gates: Gate[] }>);
}

/** A gate to begin with: its form completes it. */
export function newGate(design: Design, kind: GateKind, at: Gate['at']): Gate {
  const base = { key: newGateKey(design, kind), at };
  switch (kind) {
    case 'fields':
      return { ...base, kind, fields: [] };
    case 'condition':
      return { ...base, kind, condition: { all: [] } };
    case 'related':
      return { ...base, kind, related: { object: '', through: '', measure: 'count', op: 'gte', value: 1 } };
    case 'document':
      return { ...base, kind, field: '', confirmed: true, unconfirmed: 'block' };
    case 'approval':
      return { ...base, kind, steps: [{ approvers: [{ kind: 'superior' }], mode: 'any' }] };
  }
}

export function putTask(design: Design, stage: string, task: StageTask): Design {
  const tasks = stageOf(design, stage)?.tasks ?? [];
  const at = tasks.findIndex(({ key }) => key === task.key);
  return patchStage(design, stage, { tasks: at < 0 ? [...tasks, task] : tasks.with(at, task) });
}

export function removeTask(design: Design, stage: string, key: string): Design {
  const tasks = (stageOf(design, stage)?.tasks ?? []).filter((task) => task.key !== key);
  return patchStage(design, stage, { tasks: tasks.length > 0 ? tasks : undefined } as Partial<{ tasks: StageTask[] }>);
}

export const newTask = (design: Design, stage: string): StageTask => ({
  key: freshKey(
    'task',
    (stageOf(design, stage)?.tasks ?? []).map(({ key }) => key),
  ),
  names: { 'zh-CN': '' },
  required: true,
  proof: { kind: 'free' },
  assignee: 'owner',
});
