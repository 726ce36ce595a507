import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf, countedVisits, LEAST_CLOSINGS } from './chance.ts';
import { FREE_STAGES, FREE_TRANSITIONS } from './testing/freeFunnel.ts';
import type { Funnel, PilotVersion, Stage } from './types.ts';

const learning = (stage: string, won: number, closed: number) => ({ months: 12, closings: [{ stage, won, closed }] });
const stage = (probability: number, more: Partial<Stage> = {}): Stage => ({
  ...FREE_STAGES[0]!,
  probability,
  learned: true,
  ...more,
});

test('the fixed number holds until enough have closed, for stages that do not learn, and for ends', () => {
  expect(chanceOf(stage(40), undefined)).toEqual({ percent: 40, learned: false, closings: 0 });
  expect(chanceOf(stage(40), learning('a', 29, LEAST_CLOSINGS - 1))).toMatchObject({ percent: 40, learned: false });
  expect(chanceOf(stage(40, { learned: false }), learning('a', 300, 300)).percent).toBe(40);
  expect(chanceOf(stage(100, { kind: 'won' }), learning('a', 0, 300)).percent).toBe(100);
  // 30 of 30 won, beside 30 imagined ones of which 12 were.
  expect(chanceOf(stage(40), learning('a', 30, 30))).toEqual({ percent: 70, learned: true, closings: 30 });
  expect(chanceOf(stage(40), learning('a', 72, 212)).percent).toBe(34.7);
});

test('lies between the fixed number and the share, and comes to the share as closings grow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: LEAST_CLOSINGS, max: 5_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (fixed, closed, part) => {
        const won = Math.floor(closed * part);
        // One after another: imagined closings of which the fixed share was won, then the real ones.
        let [wins, all] = [0, 0];
        for (let imagined = 0; imagined < 30; imagined++) [wins, all] = [wins + fixed / 100, all + 1];
        for (let real = 0; real < closed; real++) [wins, all] = [wins + (real < won ? 1 : 0), all + 1];
        const { percent } = chanceOf(stage(fixed), learning('a', won, closed));
        expect(Math.abs(percent - (100 * wins) / all)).toBeLessThanOrEqual(0.0501);
        const share = (100 * won) / closed;
        expect(percent).toBeGreaterThanOrEqual(Math.min(fixed, share) - 0.0501);
        expect(percent).toBeLessThanOrEqual(Math.max(fixed, share) + 0.0501);
      },
    ),
  );
});

test('visits of former stages count for what they have become, those of a pilot for the stages that it adds', () => {
  const live = { id: 1, funnelKey: 'f', number: 1, state: 'live' as const, transitions: FREE_TRANSITIONS };
  const [a, b, ...rest] = FREE_STAGES;
  const pilot: PilotVersion = {
    ...live,
    state: 'pilot',
    stages: [{ ...a!, key: 'p' }, b!, ...rest],
    mapping: [{ from: 'a', to: 'p' }],
    departments: [],
    people: [],
  };
  const other = { names: a!.names, kind: 'open' as const, phase: 'qualify', probability: 10 };
  const funnel: Funnel = {
    key: 'f',
    objectKey: 'opportunity',
    names: { 'zh-CN': 'f' },
    position: 0,
    live: { ...live, stages: FREE_STAGES },
    pilot,
    others: [
      { ...other, key: 'p', becomes: 'a' },
      { ...other, key: 'old', becomes: 'b' },
    ],
  };
  const ways = countedVisits(funnel).map(({ stage, visited }) => `${visited}>${stage}`);
  expect(ways.sort()).toEqual(['a>a', 'a>p', 'b>b', 'c>c', 'd>d', 'old>b', 'p>a', 'p>p']);
});

test('a stage without closings of its own counts as the one it has become', () => {
  expect(chanceOf({ ...stage(40, { key: 'old' }), becomes: 'a' }, learning('a', 30, 30)).percent).toBe(70);
});
