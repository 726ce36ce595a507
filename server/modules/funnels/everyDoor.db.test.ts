import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEYS, oracle, type Situation, type Spec } from '#domain/funnels/testing/gateOracle.ts';
import { Refused } from '#server/platform/errors.ts';
import { type Random, randomOf } from '#server/testing/random.ts';
import type { World } from '#server/testing/world.ts';
import { wire } from '#server/wiring.ts';
import { decide, requestApproval } from '../approvals/index.ts';
import { updateDepartment } from '../identity/index.ts';
import { createRecords, getRecord, type Outcome } from '../records/index.ts';
import { createFunnel, moveRecords, recordJourney, undoMoves } from './index.ts';
import { arrive, type Deal, given, look, newDeal, PLACE, situationOf } from './testing/chanceDeal.ts';
import { chanceFunnel, FIELDS } from './testing/chanceFunnel.ts';
import { doTask, live, said, told } from './testing/chanceLife.ts';
import { chanceMover } from './testing/chanceMover.ts';
import { createFunnelWorld, expectTiling, make } from './testing/deals.ts';
import { paper } from './testing/gated.ts';

let world: World;
let rival: string;
beforeAll(async () => {
  world = await createFunnelWorld();
  wire();
  rival = await make(world.as('admin'), 'competitor', { name: '对手' });
  const { departments, actors } = world;
  await updateDepartment(world.as('admin'), { id: departments.east.id, headId: actors.eastManager.userId });
});
afterAll(() => world.drop());

const FUNNELS = 40;
const DOORS = ['page', 'api', 'bulk', 'import', 'automation'] as const;
const rep = (more = {}) => world.as('east1', more);

type Told = { ok: boolean; pending: string[] };
const expectedOf = (...way: Parameters<typeof oracle>): Told => {
  const { forbidden, blocked, fields, pending } = oracle(...way);
  const ok = !forbidden && blocked.length === 0 && fields.length === 0;
  return { ok, pending: ok ? pending : [] };
};
const toldBy = (outcome: Outcome): Told => ({
  ok: outcome.ok,
  pending: outcome.ok ? (outcome.pending ?? []).map(({ gate }) => gate).sort() : [],
});

/** What happened, so that it is seen that all of it did. */
const NOTHING = { moved: 0, held: 0, byRole: 0, undone: 0, notUndone: 0, approved: 0, approvedInVain: 0 };
type Ground = {
  roll: Random;
  funnel: string;
  specs: Spec[];
  judge(given: Situation): Told;
  tally: typeof NOTHING;
};

/** Begins further in with what one happens to have, or with all of it. */
async function begin({ roll, funnel, judge }: Ground): Promise<Deal | undefined> {
  for (const share of [0.6, 1, 1, 1]) {
    const some = FIELDS.filter(() => roll.chance(share)).map((field) => [field, share < 1 ? said(roll) : 'yes']);
    const papers = share < 1 ? {} : { quotation: [await paper(world, 'east1')] };
    const values = { ...Object.fromEntries(some), ...told(roll, rival), ...papers };
    const stage = roll.pick(KEYS);
    const [born] = await createRecords(rep({ door: roll.pick(DOORS) }), 'opportunity', [
      { values: { name: '新', funnel, stage, ...values } },
    ]);
    expect(toldBy(born!)).toEqual(judge({ ...given(values), to: stage }));
    if (born!.ok && roll.chance(0.7)) return newDeal(world, born!.id);
  }
  return undefined;
}

async function attempt({ roll, judge, tally }: Ground, deal: Deal): Promise<void> {
  const { name, actor, roles } = chanceMover(roll, world);
  const to = roll.pick(KEYS);
  const file = roll.chance(0.15) ? await paper(world, name, `${deal.id} ${deal.hour}`) : undefined;
  const before = await look(world, deal);
  const fill = {
    ...(roll.chance(0.3) ? { [roll.pick(FIELDS)]: said(roll) } : {}),
    ...(roll.chance(0.6) ? told(roll, rival) : {}),
    ...(file ? { quotation: [...((before.values.quotation ?? []) as string[]), file] } : {}),
  };
  if (file) deal.papers.set(file, { state: 'unchecked', hour: Number.POSITIVE_INFINITY });
  const situation = situationOf(deal, before.values, { to, roles, fill });
  const expected = judge(situation);
  const door = roll.pick(DOORS);
  const [outcome] = await moveRecords(world.as(actor, { door }), 'opportunity', [{ id: deal.id, to, fill }]);
  expect(toldBy(outcome!), JSON.stringify({ situation, outcome })).toEqual(expected);
  const after = await look(world, deal);
  expect(after.values.stage).toBe(outcome!.ok ? to : before.values.stage);
  if (file && outcome!.ok) deal.papers.set(file, { state: 'unchecked', hour: deal.hour });
  if (file && !outcome!.ok) deal.papers.delete(file);
  if (outcome!.ok) arrive(deal, actor.userId, before, after);
  tally[expected.ok ? 'moved' : 'held'] += 1;
  if (judge({ ...situation, roles: [] }).ok !== expected.ok) tally.byRole += 1;
}

/** An approval is a door too: with the last one the deal goes, in the name and by the roles of who asked. */
async function approve({ roll, specs, judge, tally }: Ground, deal: Deal): Promise<void> {
  const gates = specs.flatMap(({ asks }, index) =>
    asks.flatMap(({ ask }, place) =>
      ask.kind === 'approval' ? [{ key: `g${index}${place}`, stage: KEYS[index]!, when: ask.when }] : [],
    ),
  );
  const open = gates.filter(({ key }) => !deal.approvals.has(key));
  if (open.length === 0) return;
  const { key, stage, when } = roll.pick(open);
  const to = roll.chance(0.5) ? stage : roll.pick(KEYS);
  const before = await look(world, deal);
  const request = await requestApproval(rep(), { object: 'opportunity', id: deal.id, gate: key, to }).catch(
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    },
  );
  if (!request) return;
  // Stands in the log, so that the move before is no longer the newest.
  deal.last = undefined;
  const state = roll.pick(['approved', 'approved', 'approved', 'rejected', 'waiting'] as const);
  deal.approvals.set(key, { state, when, asked: when === null ? null : (before.values[when] ?? null) });
  if (state === 'waiting') return;
  const expected = judge(situationOf(deal, before.values, { to, roles: ['rep'], fill: {} }));
  const verdict = { approved: state === 'approved', note: '看过' };
  const { approval } = await decide(world.as('eastManager'), request.id, verdict);
  const moved = state === 'approved' && expected.ok;
  expect(approval.moved ?? false, JSON.stringify({ deal, before, to })).toBe(moved);
  const after = await look(world, deal);
  expect(after.values.stage).toBe(moved ? to : before.values.stage);
  if (moved) arrive(deal, world.actors.east1.userId, before, after);
  if (state === 'approved') tally[moved ? 'approved' : 'approvedInVain'] += 1;
}

/** Only who made the move takes it back, and only while nothing has followed. */
async function takeBack({ roll, tally }: Ground, deal: Deal): Promise<void> {
  const { actor } = chanceMover(roll, world);
  const { last } = deal;
  const before = await look(world, deal);
  const may = last?.by === actor.userId && last.version === before.version;
  const door = roll.pick(DOORS);
  const [outcome] = await undoMoves(world.as(actor, { door }), 'opportunity', [{ id: deal.id }]);
  expect(outcome!.ok, JSON.stringify({ deal, before, outcome })).toBe(may);
  const after = await look(world, deal);
  tally[may ? 'undone' : 'notUndone'] += 1;
  if (!last || !may) {
    expect(after).toEqual(before);
    return;
  }
  for (const key of PLACE) expect(after.values[key], key).toEqual(last.values[key]);
  Object.assign(deal, { done: last.done, approvals: last.approvals, last: undefined });
}

/** A deal with what happens to it. */
async function walk(ground: Ground): Promise<void> {
  const { roll } = ground;
  const deal = await begin(ground);
  for (let act = 0; deal && act < 8; act++) {
    if (roll.chance(0.7)) await live(world, roll, deal, rival);
    if (roll.chance(0.3)) await doTask(world, deal);
    if (roll.chance(0.2)) await takeBack(ground, deal);
    if (roll.chance(0.4)) await approve(ground, deal);
    await attempt(ground, deal);
    if (roll.chance(0.4)) await takeBack(ground, deal);
  }
  if (deal) await expectTiling(world, deal.id);
}

test('no door lets a record stand where the oracle forbids it', async () => {
  const tally = { ...NOTHING };
  for (let seed = 1; seed <= FUNNELS; seed++) {
    const roll = randomOf(20_261_130 + seed);
    const { specs, stages, transitions } = chanceFunnel(roll);
    const funnel = `chance${seed}`;
    const base = { key: funnel, objectKey: 'opportunity', names: { 'zh-CN': funnel }, position: 90 };
    await createFunnel(world.as('admin'), base, { stages, transitions });
    const judge = (one: Situation) => expectedOf(specs, transitions, one);
    for (let round = 0; round < 4; round++) await walk({ roll, funnel, specs, judge, tally });
  }
  // Neither all open nor all shut, and each door was tried: else nothing was shown.
  expect(Math.min(...Object.values(tally)), JSON.stringify(tally)).toBeGreaterThan(2);
}, 120_000);

/** How many acts, on how many deals, by clients that each follow what they last saw. */
const [ACTS, DEALS, AT_ONCE] = [1000, 100, 16];

test('a thousand moves on a hundred deals at once: every history is serial, who comes too late is told so', async () => {
  const values = { funnel: 'standard', name: '并发' };
  const made = await createRecords(
    rep(),
    'opportunity',
    Array.from({ length: DEALS }, () => ({ values })),
  );
  const ids = made.map((outcome) => (outcome.ok ? outcome.id : ''));
  const seen = new Map(ids.map((id) => [id, 1]));
  const roll = randomOf(7);
  const waiting = Array.from({ length: ACTS }, () => ({
    id: roll.pick(ids),
    to: roll.pick(['qualify', 'lost', 'invalid']),
  }));
  const tally = { moved: 0, conflict: 0, refused: 0 };
  const client = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const version = seen.get(next.id)!;
      const fill = { lossReason: 'price', invalidReason: 'mistake' };
      const [outcome] = await moveRecords(rep(), 'opportunity', [{ ...next, version, fill }]);
      if (outcome!.ok) {
        tally.moved += 1;
        seen.set(next.id, Math.max(seen.get(next.id)!, outcome!.version));
      } else if (outcome!.reason === 'conflict') {
        tally.conflict += 1;
        expect(outcome!.issues[0]!.code).toBe('changed_meanwhile');
        expect(outcome!.current.version).toBeGreaterThan(version);
        seen.set(next.id, Math.max(seen.get(next.id)!, outcome!.current.version));
      } else {
        tally.refused += 1;
        expect(outcome!.issues.map(({ code }) => code)).toContain('move_not_allowed');
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  expect(tally.moved + tally.conflict + tally.refused).toBe(ACTS);
  let visits = 0;
  for (const id of ids) {
    await expectTiling(world, id);
    const { record } = await getRecord(rep(), 'opportunity', id);
    const journey = await recordJourney(rep(), 'opportunity', id);
    // One visit a version, each from where the one before led.
    expect(journey.visits).toHaveLength(record.version);
    visits += journey.visits.length;
  }
  expect(visits).toBe(DEALS + tally.moved);
});
