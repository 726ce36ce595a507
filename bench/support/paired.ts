import type { Case, Run } from './types.ts';

export type Sample = { ms: number; done: number };
export type Paired = { product: Sample[]; floor: Sample[] };

/**
 * Runs both in turn, each first as often as the other, so that a busy moment of the machine meets both. Two rounds before
 * warm caches and are not counted.
 */
export async function paired(one: Case, times: number, warmUp = 2): Promise<Paired> {
  const result: Paired = { product: [], floor: [] };
  for (let round = -warmUp; round < times; round++) {
    const sides = (round & 1) === 0 ? (['product', 'floor'] as const) : (['floor', 'product'] as const);
    for (const side of sides) {
      const run = one[side];
      if (!run) continue;
      if (one.kind === 'rate') await one.before?.[side]?.();
      const sample = await timed(run);
      if (side === 'product' && one.kind === 'time') await one.after?.();
      if (round >= 0) result[side].push(sample);
    }
  }
  return result;
}

async function timed(run: Run): Promise<Sample> {
  const began = performance.now();
  const done = await run();
  return { ms: performance.now() - began, done };
}
