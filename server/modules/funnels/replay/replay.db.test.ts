import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gate, ReplayResult, Stage } from '#domain/funnels/index.ts';
import type { RecordValues } from '#domain/objects/index.ts';
import type { World } from '#server/testing/world.ts';
import { updateRecords } from '../../records/index.ts';
import { getFunnels, moveRecords } from '../index.ts';
import { createFunnelWorld, everything, make } from '../testing/deals.ts';
import { namesIn } from './namesIn.ts';
import { replayVersion } from './replayVersion.ts';
import type { ReplayAsk } from './types.ts';

/** Random deals of two people, moved as the gates let them, with their values changed before, with and after the moves. */
type Made = { id: string; owner: string; from: string; to: string; values: RecordValues };
const SINCE = new Date('2020-01-01T00:00:00Z');
const STAGES = ['qualify', 'need', 'solution', 'negotiation', 'contract', 'won', 'lost'];
let world: World;
let live: ReplayAsk['version'];
const made: Made[] = [];
const now = new Map<string, string>();

/** The same dice in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

beforeAll(async () => {
  world = await createFunnelWorld();
  live = (await getFunnels(world.as('admin'))).funnel('standard').live;
  const throwDice = dice(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(throwDice() * list.length)]!;
  for (const owner of ['east1', 'west1'] as const) {
    const ctx = () => world.as(owner);
    const full: RecordValues = { ...((await everything(ctx())) as RecordValues), lossReason: 'price' };
    for (let deal = 0; deal < 12; deal += 1) {
      const id = await make(ctx(), 'opportunity', {});
      let values: RecordValues = {};
      let stage = 'qualify';
      for (let step = 0; step < 7; step += 1) {
        const to = pick(STAGES);
        const fill = Object.fromEntries(Object.entries(full).filter(() => throwDice() < 0.5));
        const [outcome] = await moveRecords(ctx(), 'opportunity', [{ id, to, fill }]);
        if (!outcome?.ok) {
          const more = Object.fromEntries(Object.entries(full).filter(() => throwDice() < 0.4));
          const [updated] = await updateRecords(ctx(), 'opportunity', [{ id, values: more }]);
          if (updated?.ok) values = { ...values, ...more };
          continue;
        }
        values = { ...values, ...fill };
        made.push({ id, owner, from: stage, to, values });
        stage = to;
      }
      await updateRecords(ctx(), 'opportunity', [{ id, values: { need: '后来才补的需求', discount: '5' } }]);
      now.set(id, stage);
    }
  }
});
afterAll(() => world.drop());

const replay = (version: ReplayAsk['version'], places: Record<string, string> = {}): Promise<ReplayResult> =>
  replayVersion(
    world.as('admin'),
    'standard',
    { version, places: new Map(Object.entries(places)), since: SINCE },
    { signal: new AbortController().signal, onProgress: () => {} },
  );
const asking = (key: string, change: (stage: Stage) => Partial<Stage>): ReplayAsk['version'] => ({
  ...live,
  stages: live.stages.map((stage) => (stage.key === key ? { ...stage, ...change(stage) } : stage)),
});
const kindOf = (id: string) => live.stages.find(({ key }) => key === now.get(id))!.kind;

test('the version under which the moves were made refuses none of them', async () => {
  expect(made.length).toBeGreaterThan(40);
  expect(await replay(live)).toMatchObject({ moves: made.length, refused: 0, delayed: 0, flagged: 0, gates: [] });
});

test('a field asked of a stage stops the moves that had it empty then, whatever stands there by now', async () => {
  const { gates, refused, moves } = await replay(
    asking('negotiation', ({ requiredFields }) => ({ requiredFields: [...requiredFields, 'need', 'discount'] })),
  );
  // It is entered from anywhere, or skipped on the way on from before it or from an end.
  const isBehind = ['negotiation', 'contract'];
  const passes = ({ from, to }: Made) =>
    to === 'negotiation' || ((to === 'contract' || to === 'won') && !isBehind.includes(from));
  // Nobody had named a discount when a deal moved.
  const stopped = made.filter(passes);
  const deals = [...new Set(stopped.map(({ id }) => id))];
  expect(stopped.length).toBeGreaterThan(3);
  expect({ refused, moves }).toEqual({ refused: stopped.length, moves: made.length });
  const discount = gates.find(({ gate }) => gate.key === 'discount')!;
  expect(discount).toMatchObject({
    gate: { kind: 'field', stage: 'negotiation' },
    effect: 'refused',
    deals: deals.length,
  });
  expect(discount.examples.length).toBe(Math.min(5, deals.length));
  for (const { id, title } of discount.examples) {
    expect(deals).toContain(id);
    expect(title, 'is called by its name').not.toBe('');
  }
  for (const kind of ['open', 'won', 'lost', 'invalid'] as const) {
    expect({ kind, count: discount.ended[kind] }).toEqual({
      kind,
      count: deals.filter((id) => kindOf(id) === kind).length,
    });
  }
});

test('people and departments answer for their own', async () => {
  const result = await replay(asking('need', () => ({ requiredFields: ['discount'] })));
  const { people, moves, refused } = result;
  expect(people.map(({ owner }) => owner).sort()).toEqual(
    [world.as('east1'), world.as('west1')].map(({ actor }) => actor.userId).sort(),
  );
  expect(people.reduce((sum, one) => sum + one.moves, 0)).toBe(moves);
  expect(people.reduce((sum, one) => sum + one.refused, 0)).toBe(refused);
  const names = await namesIn(world.as('admin'), result);
  expect(people.map(({ owner }) => names[owner!]?.title).sort()).toEqual(['east1', 'west1']);
});

test('what would have wanted an act of somebody is a delay; a forbidden way is a refusal', async () => {
  const approval: Gate = {
    key: 'boss',
    at: 'entry',
    kind: 'approval',
    steps: [{ approvers: [{ kind: 'superior' }], mode: 'any' }],
  };
  const wins = made.filter(({ to }) => to === 'won').length;
  expect(await replay(asking('won', () => ({ gates: [approval] })))).toMatchObject({
    delayed: wins,
    refused: 0,
    gates: [{ gate: { kind: 'gate', stage: 'won', key: 'boss' }, effect: 'delayed', moves: wins }],
  });
  const noWayBack = { ...live, transitions: { ...live.transitions, reopen: 'forbidden' as const } };
  const reopened = made.filter(({ from, to }) => (from === 'won' || from === 'lost') && from !== to).length;
  expect(reopened).toBeGreaterThan(0);
  expect(await replay(noWayBack)).toMatchObject({ refused: reopened, delayed: 0 });
});

test('a version without a stage knows where its records go; told nothing, it leaves their moves out', async () => {
  const without = { ...live, stages: live.stages.filter(({ key }) => key !== 'solution') };
  const touching = made.filter(({ from, to }) => from === 'solution' || to === 'solution').length;
  expect(await replay(without)).toMatchObject({ unknown: touching, moves: made.length - touching });
  expect(await replay(without, { solution: 'need' })).toMatchObject({ unknown: 0, moves: made.length, refused: 0 });
});

test('only for who may change funnels, and only for a sound definition', async () => {
  const ask = { version: live, places: new Map(), since: SINCE };
  const watch = { signal: new AbortController().signal, onProgress: () => {} };
  await expect(replayVersion(world.as('east1'), 'standard', ask, watch)).rejects.toMatchObject({ code: 'no_right' });
  await expect(replay(asking('need', () => ({ requiredFields: ['nothing'] })))).rejects.toMatchObject({
    code: 'invalid_input',
    issues: [{ code: 'unknown_field' }],
  });
});
