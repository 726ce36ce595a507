import type { StageKind } from '../../funnels/types.ts';

/**
 * The measures once more, as plain loops over records and their histories: slow, and obviously right. Only tests use it.
 * Times are milliseconds, amounts whole numbers of cents.
 */
export type OracleStage = { key: string; kind: StageKind; phase: string; probability: number };
export type OracleFunnel = { key: string; stages: OracleStage[] };

export type OracleVisit = { stage: string; enteredAt: number; leftAt: number | null; next: string | null };

/** What a record was from one instant until the next state begins. */
export type OracleState = { from: number; stage: string; owner: string; department: string; amount: number | null };

/** A line item as it is now. */
export type OracleLine = { product: string; amount: number | null; deleted: boolean };

export type OracleRecord = {
  id: string;
  funnel: string;
  createdAt: number;
  deleted: boolean;
  visits: OracleVisit[];
  states: OracleState[];
  /** Days, 'YYYY-MM-DD'. */
  expectedClose: string | null;
  originalClose: string | null;
  source: string | null;
  account: string | null;
  lead: string | null;
  opportunity: string | null;
  lines: OracleLine[];
};

/** A record as it was at an instant. */
export type Then = OracleRecord & {
  kind: StageKind;
  stage: string;
  owner: string;
  department: string;
  amount: number | null;
  closedAt: number | null;
};

export type OracleWorld = {
  funnels: OracleFunnel[];
  /** Keys of open phases in order. */
  phases: string[];
};

/** The line that steps stand on: a funnel's stages, or the phases. */
export type Axis = { stagesOf: string } | 'phases';

export const stageOf = (world: OracleWorld, funnel: string, stage: string): OracleStage =>
  world.funnels.find((one) => one.key === funnel)!.stages.find((one) => one.key === stage)!;

/** Open steps in order. */
export function stepsOf(world: OracleWorld, axis: Axis): string[] {
  if (axis === 'phases') return world.phases;
  const funnel = world.funnels.find((one) => one.key === axis.stagesOf)!;
  return funnel.stages.filter((stage) => stage.kind === 'open').map((stage) => stage.key);
}

export function stepOf(world: OracleWorld, axis: Axis, funnel: string, stage: string): string {
  return axis === 'phases' ? stageOf(world, funnel, stage).phase : stage;
}

/** Place of a stage among the steps: 0 the first, Infinity won, −1 lost or invalid. */
export function rank(world: OracleWorld, axis: Axis, funnel: string, stage: string): number {
  const { kind } = stageOf(world, funnel, stage);
  if (kind === 'won') return Number.POSITIVE_INFINITY;
  if (kind !== 'open') return -1;
  return stepsOf(world, axis).indexOf(stepOf(world, axis, funnel, stage));
}

/** The visit a record was in at an instant. */
export function visitAt(record: OracleRecord, instant: number): OracleVisit | null {
  let found: OracleVisit | null = null;
  for (const visit of record.visits) {
    if (visit.enteredAt <= instant && (visit.leftAt === null || visit.leftAt > instant)) found = visit;
  }
  return found;
}

/** The records that existed at an instant, as they were. What is in the bin now does not count for any time. */
export function recordsAt(world: OracleWorld, records: readonly OracleRecord[], instant: number): Then[] {
  const found: Then[] = [];
  for (const record of records) {
    if (record.deleted || record.createdAt > instant) continue;
    let state = record.states[0]!;
    for (const candidate of record.states) if (candidate.from <= instant) state = candidate;
    const { kind } = stageOf(world, record.funnel, state.stage);
    const closedAt = kind === 'open' ? null : visitAt(record, instant)!.enteredAt;
    found.push({ ...record, ...state, kind, closedAt });
  }
  return found;
}

/** One thing that a number counts. `at`: the time that months and quarters are about; a day where the field is one. */
export type Counted = {
  record: Then;
  /** Number of the visit in the record's history, where visits are counted. */
  visit?: number;
  step?: string;
  /** One of the products of its lines, where they are told apart. */
  product?: string | null;
  at?: number | string | null;
  part: string;
  length?: number;
};

export type Range = { from: number | null; to: number | null };

export const inside = (at: number, { from, to }: Range): boolean =>
  (from === null || at >= from) && (to === null || at < to);
