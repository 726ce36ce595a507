import { beforeEach, expect, test } from 'vitest';
import { chanceOf, STANDARD_PHASES, type Stage } from '#domain/funnels/index.ts';
import { FREE_STAGES, FREE_TRANSITIONS } from '#domain/funnels/testing/freeFunnel.ts';
import type { Redesign } from '#domain/funnels/testing/randomVersions.ts';
import { inTransaction } from '#server/platform/postgres/index.ts';
import { createWorld, type World } from '#server/testing/world.ts';
import { createRecords, deleteRecords, setRecordHooks } from '../../records/index.ts';
import { getFunnels } from '../definitions.ts';
import { board, funnelHooks, installFunnels, moveRecords, undoMoves } from '../index.ts';
import { idOf } from '../testing/deals.ts';
import { editFunnel } from '../versions/editFunnel.ts';
import { endPilot, startPilot } from '../versions/pilot.ts';
import { publishDraft } from '../versions/publishDraft.ts';
import { funnelVersions } from '../versions/readVersions.ts';
import { rollBack } from '../versions/rollBack.ts';
import { draftOf } from '../versions/testing/designer.ts';
import { countClosings } from './countClosings.ts';

const KEY = 'free';
const DEAL = 'opportunity';
const MINUTE = 60_000;
const learning = (stages: readonly Stage[]): Stage[] =>
  stages.map((stage) => (stage.kind === 'open' ? { ...stage, learned: true } : stage));
const STAGES = learning(FREE_STAGES);
const FREE = {
  key: KEY,
  objectKey: DEAL,
  names: { 'zh-CN': '自由' },
  position: 0,
  stages: STAGES,
  transitions: FREE_TRANSITIONS,
};
/** `a` split in two, `b` and `c` made one. */
const REDESIGNED: Redesign = {
  transitions: FREE_TRANSITIONS,
  stages: [
    { ...STAGES[0]!, key: 'small' },
    { ...STAGES[0]!, key: 'large' },
    { ...STAGES[2]!, key: 'offer' },
    ...STAGES.slice(3),
  ],
  mapping: [
    { from: 'a', to: 'large', when: { field: 'amount', op: 'gte', value: 500 } },
    { from: 'a', to: 'small' },
    { from: 'b', to: 'offer' },
    { from: 'c', to: 'offer' },
  ],
};

let world: World;
beforeEach(async () => {
  setRecordHooks(funnelHooks);
  world = await createWorld((ctx) =>
    inTransaction(ctx.pools.owner, (tx) => installFunnels(tx, ctx.workspace, [FREE], STANDARD_PHASES)),
  );
  return () => world.drop();
});

const START = Date.now();
const as = (name: 'admin' | 'east1' | 'west1' | 'vp', minutes = 0) =>
  world.as(name, { now: new Date(START + minutes * MINUTE) });

/** Deals that pass the stages; answers their ids. */
async function deals(count: number, way: readonly string[], values: Record<string, unknown> = {}): Promise<string[]> {
  const given = Array.from({ length: count }, () => ({ values: { name: 'x', stage: way[0], ...values } }));
  const ids = (await createRecords(as('east1'), DEAL, given)).map(idOf);
  for (const to of way.slice(1)) {
    const fill = to === 'lost' ? { lossReason: 'price' } : {};
    const moved = await moveRecords(
      as('east1'),
      DEAL,
      ids.map((id) => ({ id, to, fill })),
    );
    moved.map(idOf);
  }
  return ids;
}

const learned = async () => (await getFunnels(as('admin'))).funnel(KEY).learning!;
/** Stage → [won, closed]. */
const counts = async () =>
  Object.fromEntries((await learned()).closings.map(({ stage, won, closed }) => [stage, [won, closed]]));
const liveOf = async () => (await funnelVersions(as('admin'), KEY)).versions.find(({ state }) => state === 'live')!;

test('what closed counts for each stage that it had visited; again an hour later, and not before', async () => {
  await deals(30, ['a', 'b', 'won']);
  await deals(10, ['a', 'c', 'b', 'lost']);
  const [binned] = await deals(2, ['a', 'b', 'won']);
  await deleteRecords(as('east1'), DEAL, [{ id: binned! }]);
  await deals(5, ['a', 'd']);
  expect(await countClosings(as('admin'))).toEqual([KEY]);
  expect(await counts()).toEqual({ a: [31, 41], b: [31, 41], c: [0, 10] });
  // (31 + 30 · 10 %) ÷ (41 + 30)
  expect(chanceOf(STAGES[0]!, await learned())).toEqual({ percent: 47.9, learned: true, closings: 41 });

  const version = world.workspace.definitionsVersion;
  await deals(1, ['a', 'won']);
  expect(await countClosings(as('admin', 59))).toEqual([]);
  expect(await countClosings(as('admin', 61))).toEqual([KEY]);
  expect((await counts()).a).toEqual([32, 42]);
  expect(world.workspace.definitionsVersion).toBe(version + 1);
  // Nothing new: whoever has read the funnels need not read them again. Two servers at once do no harm.
  await Promise.all([1, 2, 3].map(() => countClosings(as('admin', 130))));
  expect(world.workspace.definitionsVersion).toBe(version + 1);
  expect((await counts()).a).toEqual([32, 42]);
});

test('a win that is taken back within the minute counts no more, nor does the stage that was a slip', async () => {
  const ids = await deals(3, ['a', 'won']);
  expect(await countClosings(as('admin'))).toEqual([KEY]);
  expect((await counts()).a).toEqual([3, 3]);
  expect(await undoMoves(as('east1'), DEAL, [{ id: ids[0]! }])).toMatchObject([{ ok: true }]);
  await countClosings(as('admin', 61));
  expect((await counts()).a).toEqual([2, 2]);
});

test('only the months of the funnel count, and another number of months is counted at once', async () => {
  await deals(2, ['a', 'won']);
  const later = (months: number) => world.as('admin', { now: new Date(START + months * 30.5 * 86_400_000) });
  await countClosings(later(11));
  expect((await counts()).a).toEqual([2, 2]);
  await countClosings(later(13));
  expect(await counts()).toEqual({});
  await editFunnel(later(13), KEY, { learnMonths: 24 });
  expect(await learned()).toEqual({ months: 24, closings: [{ stage: 'a', won: 2, closed: 2 }] });
});

test('history counts across versions by their mapping, and again by stage when the publish is taken back', async () => {
  await deals(20, ['a', 'b', 'won'], { amount: '100' });
  await deals(20, ['a', 'c', 'lost'], { amount: '900' });
  await countClosings(as('admin'));
  const before = await counts();
  expect(before).toEqual({ a: [20, 40], b: [20, 20], c: [0, 20] });

  await publishDraft(as('admin'), KEY, await draftOf(as('admin'), KEY, REDESIGNED));
  // Soon after it, not only when the hour is over.
  expect(await countClosings(as('admin', 1))).toEqual([KEY]);
  // The unconditional way of `a` leads to `small`.
  expect(await counts()).toEqual({ offer: [20, 40], small: [20, 40] });
  await deals(1, ['large', 'offer', 'won']);
  await rollBack(as('admin'), KEY, { id: (await liveOf()).id, lockVersion: (await liveOf()).lockVersion });
  expect(await countClosings(as('admin', 2))).toEqual([KEY]);
  const after = await counts();
  // The one that was won meanwhile had visited what counts as `a`, and as one of `b` and `c`.
  expect(after.a).toEqual([21, 41]);
  expect([after.b, after.c]).toContainEqual([1, 21]);
});

test('a pilot’s own stages learn from what their mapping takes there; its end leaves no trace', async () => {
  await deals(30, ['a', 'b', 'won']);
  await countClosings(as('admin'));
  const before = await counts();
  const { id, lockVersion } = await draftOf(as('admin'), KEY, REDESIGNED);
  const team = { departments: [world.departments.west.id], people: [] };
  await startPilot(as('admin'), KEY, { id, lockVersion, ...team });
  await countClosings(as('admin', 1));
  expect(await counts()).toEqual({ ...before, small: [30, 30], offer: [30, 30] });
  await endPilot(as('admin'), KEY);
  await countClosings(as('admin', 2));
  expect(await counts()).toEqual(before);
});

test('the number is the same for everybody, whatever they may see, and weighs what they see on their boards', async () => {
  await deals(30, ['a', 'won']);
  await deals(1, ['a'], { amount: '1000' });
  await countClosings(as('admin'));
  const column = async (name: 'east1' | 'west1' | 'vp') =>
    (await board(as(name), { object: DEAL, funnel: KEY })).columns.find(({ stage }) => stage === 'a');
  // (30 + 3) ÷ 60
  expect(await column('east1')).toMatchObject({ count: 1, weightedAmount: '550' });
  expect(await column('vp')).toMatchObject({ weightedAmount: '550' });
  expect(await column('west1')).toMatchObject({ count: 0, weightedAmount: '0' });
});

test('an end that learns is refused', async () => {
  const stages = STAGES.map((stage) => (stage.kind === 'won' ? { ...stage, learned: true } : stage));
  const draft = await draftOf(as('admin'), KEY, { stages, transitions: FREE_TRANSITIONS, mapping: [] });
  await expect(publishDraft(as('admin'), KEY, draft)).rejects.toMatchObject({
    issues: [{ code: 'invalid_value', field: 'stages.4.learned' }],
  });
});
