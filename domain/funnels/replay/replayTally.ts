import { sumDecimals } from '../../kernel/decimal.ts';
import type { StageKind } from '../types.ts';
import type { UnmetGate } from '../unmet.ts';
import { isAct, type Replayed } from './replayMove.ts';

/** How deals stand by now: "of 63 deals this gate would have stopped, 51 were lost". */
export type Ended = Record<StageKind, number>;

/** What a gate does to a move; a limit that is overstayed does nothing to it (`late`). */
export type GateEffect = 'refused' | 'delayed' | 'flagged' | 'late';

/** What a gate, or a dwell limit, would have done. `deals` and `amount` count each record once. */
export type ReplayedGate = {
  gate: GateName;
  /** One of a gate's: a document that is not there refuses, one that nobody confirmed may be let through with a flag. */
  effect: GateEffect;
  moves: number;
  deals: number;
  amount: string;
  ended: Ended;
  /** Some of the records. */
  examples: { id: string; title: string }[];
};

/** What stopped it: a transition (`from>to`), a field, a key task, a gate by key, or the dwell limit of a stage. */
export type GateName = { kind: 'transition' | 'field' | 'task' | 'gate' | 'dwell'; stage: string; key: string };

export type Share = { moves: number; refused: number; delayed: number; flagged: number };
/** By whose record it was when it moved. */
export type PersonShare = Share & { owner: string | null; department: string | null };

export type ReplayResult = Share & {
  records: number;
  /** Moves between stages that the version lacks, and nothing says where they went. */
  unknown: number;
  gates: ReplayedGate[];
  people: PersonShare[];
};

/** One record with its moves under the version, and the stages whose limit it overstayed. */
export type ReplayedRecord = {
  id: string;
  title: string;
  /** Of the stage in which it stands by now. */
  kind: StageKind;
  amount: string | null;
  moves: { replayed: Replayed; owner: string | null; department: string | null }[];
  overstayed: string[];
};

const EXAMPLES = 5;

/** Adds up replayed records one by one; holds a line for every gate and person, never the records. */
export function replayTally(): { add(record: ReplayedRecord): void; result(): ReplayResult } {
  const total = { moves: 0, refused: 0, delayed: 0, flagged: 0, records: 0, unknown: 0 };
  const gates = new Map<string, ReplayedGate>();
  const people = new Map<string, PersonShare>();

  function hit(record: ReplayedRecord, { gate, effect }: Hit, seen: Set<string>): void {
    const name = `${effect} ${gate.kind} ${gate.stage} ${gate.key}`;
    const line = gates.get(name) ?? { gate, effect, moves: 0, deals: 0, amount: '0', ended: noneEnded(), examples: [] };
    gates.set(name, line);
    line.moves += 1;
    if (seen.has(name)) return;
    seen.add(name);
    line.deals += 1;
    line.ended[record.kind] += 1;
    line.amount = sumDecimals([line.amount, record.amount ?? '0']);
    if (line.examples.length < EXAMPLES) line.examples.push({ id: record.id, title: record.title });
  }

  function share(owner: string | null, department: string | null): PersonShare {
    const name = `${owner} ${department}`;
    const known = people.get(name) ?? { owner, department, moves: 0, refused: 0, delayed: 0, flagged: 0 };
    people.set(name, known);
    return known;
  }

  return {
    add(record) {
      total.records += 1;
      const seen = new Set<string>();
      for (const { replayed, owner, department } of record.moves) {
        if (replayed.outcome === 'unknown') {
          total.unknown += 1;
          continue;
        }
        const person = share(owner, department);
        for (const line of [total, person]) {
          line.moves += 1;
          if (replayed.outcome !== 'same') line[replayed.outcome] += 1;
        }
        for (const one of hitsOf(replayed)) hit(record, one, seen);
      }
      for (const stage of record.overstayed) {
        hit(record, { gate: { kind: 'dwell', stage, key: stage }, effect: 'late' }, seen);
      }
    },
    result: () => ({
      ...total,
      gates: [...gates.values()].sort((a, b) => b.deals - a.deals),
      people: [...people.values()].sort((a, b) => b.refused + b.delayed - a.refused - a.delayed),
    }),
  };
}

const noneEnded = (): Ended => ({ open: 0, won: 0, lost: 0, invalid: 0 });

type Hit = Pick<ReplayedGate, 'gate' | 'effect'>;

function hitsOf(replayed: Exclude<Replayed, { outcome: 'unknown' }>): Hit[] {
  if (replayed.outcome === 'same') return [];
  if (replayed.outcome === 'flagged') {
    return replayed.pending.map(({ stage, gate }) => ({ gate: { kind: 'gate', stage, key: gate }, effect: 'flagged' }));
  }
  return replayed.unmet.flatMap((unmet) =>
    nameOf(unmet).map((gate) => ({ gate, effect: isAct(unmet) ? ('delayed' as const) : ('refused' as const) })),
  );
}

function nameOf(unmet: UnmetGate): GateName[] {
  switch (unmet.kind) {
    case 'stage':
      return [];
    case 'transition':
      return [{ kind: 'transition', stage: unmet.to, key: `${unmet.from}>${unmet.to}` }];
    case 'field':
      return [{ kind: 'field', stage: unmet.stage, key: unmet.field }];
    case 'task':
      return [{ kind: 'task', stage: unmet.stage, key: unmet.task.key }];
    default:
      return [{ kind: 'gate', stage: unmet.stage, key: unmet.gate }];
  }
}
