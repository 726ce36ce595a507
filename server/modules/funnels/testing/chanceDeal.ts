import type { Paper, Situation } from '#domain/funnels/testing/gateOracle.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { World } from '#server/testing/world.ts';
import { getRecord } from '../../records/index.ts';
import { WATCHED } from './chanceFunnel.ts';
import { countFollowUps } from './queries.ts';

type Approval = { state: 'waiting' | 'approved' | 'rejected'; when: string | null; asked: unknown };

/** A deal and what its tester knows of it without asking a gate. */
export type Deal = {
  id: string;
  /** Counts what was seen to happen. */
  hour: number;
  followUps: number;
  papers: Map<string, Paper>;
  done: Set<string>;
  /** Of this stay, by gate. */
  approvals: Map<string, Approval>;
  watched: { value: unknown; hour: number };
  /** The move that may be taken back, with what was so before it. */
  last?: Pick<Deal, 'done' | 'approvals'> & { by: string; version: number; values: RecordValues };
};

type Seen = { version: number; values: RecordValues };

/** What an undo must bring back. */
export const PLACE = ['stage', 'stageKind', 'stageSince', 'closedAt'];

export async function newDeal(world: World, id: string): Promise<Deal> {
  const { values } = (await getRecord(world.as('admin'), 'opportunity', id)).record;
  const none = { followUps: 0, papers: new Map(), done: new Set<string>(), approvals: new Map() };
  return { id, hour: 1, ...none, watched: { value: values[WATCHED] ?? null, hour: 0 } };
}

/** Reads the deal after an act, and sees what of it has changed. */
export async function look(world: World, deal: Deal): Promise<Seen> {
  const { version, values } = (await getRecord(world.as('admin'), 'opportunity', deal.id)).record;
  const value = values[WATCHED] ?? null;
  if (value !== deal.watched.value) deal.watched = { value, hour: deal.hour };
  deal.followUps = await countFollowUps(world, deal.id);
  deal.hour += 1;
  return { version, values };
}

export function arrive(deal: Deal, by: string, before: Seen, { version }: Seen): void {
  deal.last = { by, version, values: before.values, done: deal.done, approvals: deal.approvals };
  deal.done = new Set();
  deal.approvals = new Map();
}

/** Of a record that is being made. */
export function given(values: RecordValues): Situation {
  return {
    ...{ values, from: null, to: '', roles: ['rep'], related: {}, done: [], changed: null, approvals: {} },
    papers: papersIn(values, new Map()),
  };
}

export function situationOf(
  deal: Deal,
  before: RecordValues,
  { to, roles, fill }: { to: string; roles: string[]; fill: RecordValues },
): Situation {
  const values = { ...before, ...fill };
  const changesNow = (values[WATCHED] ?? null) !== (before[WATCHED] ?? null);
  const holding = [...deal.approvals].filter(
    ([, { when, asked }]) => when === null || (values[when] ?? null) === asked,
  );
  return {
    ...{ values, from: String(before.stage), to, roles, done: [...deal.done] },
    related: { activity: deal.followUps },
    papers: papersIn(values, deal.papers),
    changed: changesNow ? Number.POSITIVE_INFINITY : deal.watched.hour,
    approvals: Object.fromEntries(holding.map(([gate, { state }]) => [gate, state])),
  };
}

const papersIn = ({ quotation }: RecordValues, papers: ReadonlyMap<string, Paper>): Record<string, Paper[]> => ({
  quotation: ((quotation ?? []) as string[]).map((file) => papers.get(file) ?? { state: 'unchecked', hour: 0 }),
});
