import type { Gate } from './gates.ts';
import {
  type CommonStage,
  commonOf,
  detached,
  drawnFrom,
  type Library,
  type SharedStage,
  type Stages,
} from './library.ts';
import type { Stage } from './types.ts';

/**
 * A version whose stages and gates are what the library says. A stage keeps what it has added itself; what comes from the
 * library has a key of the version's own there, the same one for good. What refers to nothing stays as it was saved.
 */
export function withShared<Version extends Stages>(version: Version, library: Library): Version {
  const entries = new Map(library.stages.map((entry) => [entry.key, entry]));
  const taken = new Set(version.stages.flatMap(({ gates = [] }) => gates.map(({ key }) => key)));
  const stages = version.stages.map((stage) => {
    const entry = stage.shared && entries.get(stage.shared.entry);
    return withGates(entry ? drawn(stage, entry, taken) : stage, library);
  });
  return { ...version, stages };
}

/** An entry's stage, its gates as the library says. */
export const commonWithShared = (stage: CommonStage, library: Library): CommonStage => withGates(stage, library);

function withGates<S extends CommonStage>(stage: S, { gates }: Library): S {
  if (!stage.gates || gates.length === 0) return stage;
  const resolve = (gate: Gate): Gate => {
    const entry = gates.find(({ key }) => key === gate.shared);
    if (!entry || gate.shared === undefined) return gate;
    return { ...entry.gate, key: gate.key, at: gate.at, shared: gate.shared };
  };
  return { ...stage, gates: stage.gates.map(resolve) };
}

/** As it is saved, where an entry that it refers to is not there any more: that stage or gate is its own then. */
export function withoutLost<Version extends Stages>(version: Version, library: Library): Version {
  const has = (entries: readonly { key: string }[], key: string) => entries.some((entry) => entry.key === key);
  const stages = version.stages.map((stage) => {
    const kept = stage.shared && !has(library.stages, stage.shared.entry) ? detached(stage) : stage;
    if (!kept.gates) return kept;
    const own = (gate: Gate) => (gate.shared !== undefined && !has(library.gates, gate.shared) ? detached(gate) : gate);
    return { ...kept, gates: kept.gates.map(own) };
  });
  return { ...version, stages };
}

function drawn(stage: Stage, entry: SharedStage, taken: Set<string>): Stage {
  const share = stage.shared ?? { entry: entry.key, fields: [], gates: {}, tasks: {} };
  const common = commonOf(entry.stage);
  const ownFields = stage.requiredFields.filter((field) => !share.fields.includes(field));
  const gates = called(common.gates, share.gates, stage.gates, taken);
  const tasks = called(common.tasks, share.tasks, stage.tasks, new Set((stage.tasks ?? []).map(({ key }) => key)));
  return {
    ...drawnFrom(stage, entry),
    ...common,
    requiredFields: [...common.requiredFields, ...ownFields.filter((field) => !common.requiredFields.includes(field))],
    ...(gates.items.length > 0 ? { gates: gates.items } : {}),
    ...(tasks.items.length > 0 ? { tasks: tasks.items } : {}),
    shared: {
      entry: entry.key,
      // What it demands itself too stays demanded when the library no longer does.
      fields: common.requiredFields.filter((field) => !ownFields.includes(field)),
      gates: gates.keys,
      tasks: tasks.keys,
    },
  };
}

/** Common items by the keys that they have here, then the stage's own. */
function called<Item extends { key: string }>(
  common: readonly Item[] = [],
  known: Readonly<Record<string, string>>,
  present: readonly Item[] = [],
  taken: Set<string>,
): { items: Item[]; keys: Record<string, string> } {
  const keys: Record<string, string> = {};
  for (const { key } of common) {
    keys[key] = known[key] ?? free(key, taken);
    taken.add(keys[key]);
  }
  const inherited = new Set(Object.values(known));
  const own = present.filter(({ key }) => !inherited.has(key));
  return { items: [...common.map((item) => ({ ...item, key: keys[item.key]! })), ...own], keys };
}

const MOST = 40;

function free(key: string, taken: ReadonlySet<string>): string {
  let [name, number] = [key, 1];
  while (taken.has(name)) {
    number += 1;
    name = `${key.slice(0, MOST - String(number).length)}${number}`;
  }
  return name;
}
