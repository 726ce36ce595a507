import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEYS, oracle, type Paper, type Situation } from '#domain/funnels/testing/gateOracle.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import { type Random, randomOf } from '#server/testing/random.ts';
import type { World } from '#server/testing/world.ts';
import { createRecords, getRecord, type Outcome, updateRecords } from '../records/index.ts';
import { checkDocument } from './documents/checkDocument.ts';
import { createFunnel, moveRecords, recordJourney } from './index.ts';
import { chanceFunnel, FIELDS, SUBS, WHY } from './testing/chanceFunnel.ts';
import { createFunnelWorld, expectTiling, make } from './testing/deals.ts';
import { paper } from './testing/gated.ts';
import { countFollowUps } from './testing/queries.ts';

let world: World;
let rival: string;
beforeAll(async () => {
  world = await createFunnelWorld();
  rival = await make(world.as('admin'), 'competitor', { name: '对手' });
});
afterAll(() => world.drop());

const FUNNELS = 6;
const DOORS = ['page', 'api', 'bulk', 'import', 'automation'] as const;
const rep = (more = {}) => world.as('east1', more);

/** A deal and what its tester knows of it without asking a gate. */
type Deal = { id: string; followUps: number; papers: Map<string, Paper['state']>; done: Set<string> };

async function situationOf(deal: Deal, to: string): Promise<Situation> {
  const { values } = (await getRecord(world.as('admin'), 'opportunity', deal.id)).record;
  return { ...given(values, deal), from: String(values.stage), to, done: [...deal.done] };
}

function given(values: RecordValues, { followUps, papers }: Pick<Deal, 'followUps' | 'papers'>): Situation {
  const held = (values.quotation ?? []) as string[];
  return {
    ...{ values, from: null, to: '', roles: ['rep'], related: { activity: followUps }, done: [], changed: null },
    ...{
      papers: { quotation: held.map((file) => ({ state: papers.get(file) ?? 'unchecked', hour: 0 })) },
      approvals: {},
    },
  };
}

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

const said = (roll: Random) => roll.pick(['yes', 'yes', 'no']);

/** Some of what is told at an end. */
function told(roll: Random): Record<string, string | null> {
  const all = {
    lossReason: roll.pick(WHY),
    lossDetail: roll.pick([null, ...SUBS]),
    competitor: roll.pick([null, rival]),
    lossNote: roll.pick([null, '说明']),
  };
  return Object.fromEntries(Object.entries(all).filter(() => roll.chance(0.8)));
}

/** Something that gates may ask comes, or changes. */
async function live(roll: Random, deal: Deal): Promise<void> {
  switch (roll.below(5)) {
    case 0:
    case 1:
      await updateRecords(rep(), 'opportunity', [
        { id: deal.id, values: roll.chance(0.5) ? told(roll) : { [roll.pick(FIELDS)]: said(roll) } },
      ]);
      return;
    case 2: {
      const about = { opportunity: deal.id, content: '跟进', at: '2026-01-01T00:00:00Z' };
      await make(
        world.as(roll.pick(['east1', 'eastManager', 'admin'])),
        'activity',
        roll.chance(0.8) ? about : { ...about, opportunity: null },
      );
      return;
    }
    case 3: {
      const file = await paper(world, 'east1');
      const { values } = (await getRecord(rep(), 'opportunity', deal.id)).record;
      const quotation = [...((values.quotation ?? []) as string[]), file];
      await updateRecords(rep(), 'opportunity', [{ id: deal.id, values: { quotation } }]);
      deal.papers.set(file, 'unchecked');
      return;
    }
    default: {
      const file = [...deal.papers.keys()].at(-1);
      const state = roll.pick(['confirmed', 'confirmed', 'rejected'] as const);
      if (!file) return;
      await checkDocument(world.as('eastManager'), 'opportunity', { id: deal.id, file, state, note: '看过' });
      deal.papers.set(file, state);
    }
  }
}

async function doTask(deal: Deal): Promise<void> {
  const { stage, tasks } = await recordJourney(rep(), 'opportunity', deal.id);
  const open = tasks.find(({ done }) => !done);
  if (!open?.task) return;
  await updateRecords(rep(), 'task', [{ id: open.task, values: { done: true } }]);
  deal.done.add(`${stage}:${open.key}`);
}

type Ground = { roll: Random; funnel: string; judge(given: Situation): Told };

/** Begins further in with what one happens to have, and once with all of it. */
async function begin({ roll, funnel, judge }: Ground): Promise<Deal | undefined> {
  const some = FIELDS.filter(() => roll.chance(0.6)).map((field) => [field, said(roll)]);
  const values = { ...Object.fromEntries(some), ...told(roll) };
  const stage = roll.pick(KEYS);
  const create = (door: (typeof DOORS)[number], more: object) =>
    createRecords(rep({ door }), 'opportunity', [{ values: { name: '新', funnel, ...more } }]);
  const [born] = await create(roll.pick(DOORS), { stage, ...values });
  expect(toldBy(born!)).toEqual(judge({ ...given(values, { followUps: 0, papers: new Map() }), to: stage }));
  const all = Object.fromEntries(FIELDS.map((field) => [field, 'yes']));
  const ready = { ...all, ...told(roll), stage: roll.pick(KEYS), quotation: [await paper(world, 'east1')] };
  const made = [...(await create('api', ready)), born!].find((outcome) => outcome.ok);
  return made?.ok ? { id: made.id, followUps: 0, papers: new Map(), done: new Set() } : undefined;
}

async function attempt({ roll, judge }: Ground, deal: Deal): Promise<boolean> {
  deal.followUps = await countFollowUps(world, deal.id);
  const to = roll.pick(KEYS);
  const fill = {
    ...(roll.chance(0.3) ? { [roll.pick(FIELDS)]: said(roll) } : {}),
    ...(roll.chance(0.6) ? told(roll) : {}),
  };
  const before = await situationOf(deal, to);
  const expected = judge({ ...before, values: { ...before.values, ...fill } });
  const [outcome] = await moveRecords(rep({ door: roll.pick(DOORS) }), 'opportunity', [{ id: deal.id, to, fill }]);
  expect(toldBy(outcome!), JSON.stringify({ before, fill, outcome })).toEqual(expected);
  if (outcome!.ok) deal.done.clear();
  const { record } = await getRecord(rep(), 'opportunity', deal.id);
  expect(record.values.stage).toBe(outcome!.ok ? to : before.from);
  return expected.ok;
}

/** A deal with what happens to it; answers which of its moves were allowed. */
async function walk(ground: Ground): Promise<boolean[]> {
  const { roll } = ground;
  const deal = await begin(ground);
  const passed: boolean[] = [];
  for (let act = 0; deal && act < 8; act++) {
    if (roll.chance(0.7)) await live(roll, deal);
    if (roll.chance(0.3)) await doTask(deal);
    passed.push(await attempt(ground, deal));
  }
  if (deal) await expectTiling(world, deal.id);
  return passed;
}

test('no door lets a record stand where the oracle forbids it', async () => {
  const told = { yes: 0, no: 0 };
  for (let seed = 1; seed <= FUNNELS; seed++) {
    const roll = randomOf(20_261_130 + seed);
    const { specs, stages, transitions } = chanceFunnel(roll);
    const funnel = `chance${seed}`;
    const base = { key: funnel, objectKey: 'opportunity', names: { 'zh-CN': funnel }, position: 90 };
    await createFunnel(world.as('admin'), base, { stages, transitions });
    const ground = { roll, funnel, judge: (one: Situation) => expectedOf(specs, transitions, one) };
    for (let round = 0; round < 4; round++) {
      for (const passed of await walk(ground)) told[passed ? 'yes' : 'no'] += 1;
    }
  }
  // Neither all open nor all shut: else nothing was shown.
  expect(Math.min(told.yes, told.no)).toBeGreaterThan(FUNNELS);
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
