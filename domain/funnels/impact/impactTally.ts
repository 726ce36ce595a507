import { runningSum } from '../../kernel/runningSum.ts';
import { type UnmetGate, unmetKey } from '../unmet.ts';

/** An open record before a version: where it stands, where it would land (null: nobody has said), what it would lack there. */
export type ImpactRecord = {
  id: string;
  title: string;
  from: string;
  to: string | null;
  owner: string | null;
  department: string | null;
  amount: string | null;
  unmet: readonly UnmetGate[];
};

export type Landing = { to: string | null; count: number; amount: string };
export type StageImpact = { from: string; count: number; amount: string; short: number; landings: Landing[] };
/** A gate that records would be short of in the stage where they land, or in one before it. `key` as `unmetKey` says. */
export type GateImpact = {
  stage: string;
  key: string;
  count: number;
  amount: string;
  examples: { id: string; title: string }[];
};
export type OwnerImpact = {
  owner: string | null;
  department: string | null;
  count: number;
  amount: string;
  /** Those that would change their stage, and those that would be short of a gate. */
  moved: number;
  short: number;
};
export type Impact = {
  count: number;
  amount: string;
  moved: number;
  short: number;
  stages: StageImpact[];
  gates: GateImpact[];
  owners: OwnerImpact[];
};

/** Adds up records one by one; holds a line for every stage, gate and owner, never the records. */
export function impactTally(examples: number): { add(record: ImpactRecord): void; result(): Impact } {
  const all = line();
  const stages = new Map<string, Line & { landings: Map<string | null, Line> }>();
  const gates = new Map<string, Line & { stage: string; key: string; examples: GateImpact['examples'] }>();
  const owners = new Map<string, Line & { owner: string | null; department: string | null }>();
  return {
    add(record) {
      const { id, title, from, to, owner, department } = record;
      const stage = known(stages, from, () => ({ ...line(), landings: new Map() }));
      const lines = [
        all,
        stage,
        known(stage.landings, to, line),
        known(owners, `${owner} ${department}`, () => ({ ...line(), owner, department })),
      ];
      for (const one of lines) count(one, record);
      const named = new Map(record.unmet.map(unmetKey).map((gate) => [`${gate.stage} ${gate.gate}`, gate]));
      for (const [name, { stage: asking, gate: key }] of named) {
        const gate = known(gates, name, () => ({ ...line(), stage: asking, key, examples: [] }));
        count(gate, record);
        if (gate.examples.length < examples) gate.examples.push({ id, title });
      }
    },
    result: () => ({
      ...counted(all),
      moved: all.moved,
      short: all.short,
      stages: [...stages].map(([from, stage]) => ({
        from,
        ...counted(stage),
        short: stage.short,
        landings: [...stage.landings].map(([to, landing]) => ({ to, ...counted(landing) })),
      })),
      gates: [...gates.values()]
        .map((gate) => ({ stage: gate.stage, key: gate.key, ...counted(gate), examples: gate.examples }))
        .sort((a, b) => b.count - a.count),
      owners: [...owners.values()]
        .map((own) => ({
          owner: own.owner,
          department: own.department,
          ...counted(own),
          moved: own.moved,
          short: own.short,
        }))
        .sort((a, b) => b.short - a.short || b.moved - a.moved || b.count - a.count),
    }),
  };
}

type Line = { count: number; moved: number; short: number; sum: ReturnType<typeof runningSum> };
const line = (): Line => ({ count: 0, moved: 0, short: 0, sum: runningSum() });
const counted = ({ count: many, sum }: Line) => ({ count: many, amount: sum.total() });

function count(one: Line, { from, to, amount, unmet }: ImpactRecord): void {
  one.count += 1;
  if (to !== from) one.moved += 1;
  if (unmet.length > 0) one.short += 1;
  if (amount !== null) one.sum.add(amount);
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
