import type { Gate } from '#domain/funnels/gates.ts';
import { detached } from '#domain/funnels/library.ts';
import type { Stage } from '#domain/funnels/types.ts';
import type { Localized } from '#domain/kernel/localized.ts';
import type { Condition } from '#domain/records/condition.ts';
import { type Design, freshKey, newGateKey, openStages, takenKeys } from './design.ts';
import { retireStage } from './stages.ts';

/**
 * Two stages of one: the first keeps the key, and with it the records and the way in; the second takes the way out. The
 * dwell limit is shared between them, so that the way as a whole may take as long as before. `given`: the records that go
 * to the second.
 */
export function splitStage(
  design: Design,
  key: string,
  names: { first: Localized; second: Localized; given?: Condition | undefined },
  former: readonly string[] = [],
): Design {
  const open = openStages(design);
  const position = open.findIndex((stage) => stage.key === key);
  // Two stages of one are the funnel's own, as is one of two: an entry of the library says what a whole stage is.
  const stage = open[position] && detached(open[position]);
  if (!stage) return design;
  const next = open[position + 1];
  const { gates = [], dwellDays, ...rest } = stage;
  const [entry, exit] = [gates.filter(({ at }) => at === 'entry'), gates.filter(({ at }) => at === 'exit')];
  const half = dwellDays === undefined ? undefined : Math.ceil(dwellDays / 2);
  const first: Stage = { ...rest, names: names.first, ...limit(half), ...(entry.length > 0 ? { gates: entry } : {}) };
  const second: Stage = {
    key: freshKey('stage', takenKeys(design, former)),
    names: names.second,
    kind: 'open',
    phase: stage.phase,
    probability: Math.round((stage.probability + (next?.probability ?? 100)) / 2),
    ...(stage.learned ? { learned: true } : {}),
    category: stage.category,
    ...(stage.dwellIn ? { dwellIn: stage.dwellIn } : {}),
    ...limit(half && dwellDays ? Math.max(dwellDays - half, 1) : undefined),
    requiredFields: [],
    ...(exit.length > 0 ? { gates: exit } : {}),
  };
  const rule = names.given ? [{ from: key, to: second.key, when: names.given }] : [];
  return {
    ...design,
    stages: design.stages.toSpliced(position, 1, first, second),
    mapping: [...rule, ...design.mapping],
  };
}

const limit = (days: number | undefined) => (days ? { dwellDays: days } : {});

/**
 * One stage of two neighbours, named as `into`. What the earlier one asked at its entry is asked at the entry; what the
 * later one asked at its entry becomes a way out, so that no record that stands in the earlier one is short of it.
 */
export function mergeStages(design: Design, from: string, into: string): Design {
  const open = openStages(design);
  const [a, b] = [open.findIndex(({ key }) => key === from), open.findIndex(({ key }) => key === into)];
  const [gone, kept] = [open[a], open[b]];
  if (!gone || !kept || a === b) return design;
  const [earlier, later] = a < b ? [gone, kept] : [kept, gone];
  const asked = later.requiredFields.filter((field) => !earlier.requiredFields.includes(field));
  const fields: Gate[] =
    asked.length > 0 ? [{ key: newGateKey(design, 'fields'), at: 'exit', kind: 'fields', fields: asked }] : [];
  const gates: Gate[] = [
    ...(earlier.gates ?? []),
    ...fields,
    ...(later.gates ?? []).map((gate): Gate => ({ ...gate, at: 'exit' })),
  ];
  const tasks = mergedTasks(earlier.tasks ?? [], later.tasks ?? []);
  const days = (earlier.dwellDays ?? 0) + (later.dwellDays ?? 0);
  const { gates: _gates, tasks: _tasks, dwellDays: _days, ...rest } = detached(kept);
  const merged: Stage = {
    ...rest,
    ...limit(days),
    requiredFields: earlier.requiredFields,
    ...(gates.length > 0 ? { gates } : {}),
    ...(tasks.length > 0 ? { tasks } : {}),
  };
  const stages = design.stages.map((stage) => (stage.key === into ? merged : stage));
  return retireStage({ ...design, stages }, from, into);
}

type Tasks = NonNullable<Stage['tasks']>;

function mergedTasks(earlier: Tasks, later: Tasks): Tasks {
  const tasks = [...earlier];
  for (const task of later) {
    const taken = tasks.map(({ key }) => key);
    tasks.push({ ...task, key: freshKey(task.key, taken) });
  }
  return tasks;
}
