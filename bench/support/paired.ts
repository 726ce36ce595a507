import type { Case, Run } from './types.ts';

export type Sample = { ms: number; done: number };
export type Paired = { product: Sample[]; floor: Sample[] };

/** What takes long needs fewer rounds to be told apart from chance: after this much time the least of them do. */
const ENOUGH_MS = 45_000;
const LEAST = 3;

/**
 * Runs both in turn, each first as often as the other, so that a busy moment of the machine meets both. Two rounds before
 * warm caches and are not counted.
 */
export async function paired(one: Case, times: number, warmUp = 2): Promise<Paired> {
  const result: Paired = { product: [], floor: [] };
  const began = performance.now();
  for (let round = -warmUp; round < times; round++) {
    const isLong = performance.now() - began > ENOUGH_MS;
    if (isLong && round >= LEAST) break;
    if (isLong && round < 0) round = 0;
    for (const [side, sample] of await inTurn(one, round)) if (round >= 0) result[side].push(sample);
  }
  return result;
}

async function inTurn(one: Case, round: number): Promise<[keyof Paired, Sample][]> {
  const sides = (round & 1) === 0 ? (['product', 'floor'] as const) : (['floor', 'product'] as const);
  const samples: [keyof Paired, Sample][] = [];
  for (const side of sides) {
    const run = one[side];
    if (!run) continue;
    if (one.kind === 'rate') await one.before?.[side]?.();
    samples.push([side, await timed(run)]);
    if (side === 'product' && one.kind === 'time') await one.after?.();
  }
  return samples;
}

async function timed(run: Run): Promise<Sample> {
  const began = performance.now();
  const done = await run();
  return { ms: performance.now() - began, done };
}
