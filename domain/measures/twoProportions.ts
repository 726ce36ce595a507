import { normalBelow } from './normal.ts';

export type Proportion = { part: number; whole: number };

/**
 * Two-sided p-value of the pooled two-proportion z-test: how likely a difference at least this large is by chance.
 * Null where a side is empty or both are all-or-nothing alike.
 */
export function twoProportionPValue(now: Proportion, before: Proportion): number | null {
  if (now.whole === 0 || before.whole === 0) return null;
  const pooled = (now.part + before.part) / (now.whole + before.whole);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / now.whole + 1 / before.whole));
  if (error === 0) return null;
  const z = (now.part / now.whole - before.part / before.whole) / error;
  return 2 * (1 - normalBelow(Math.abs(z)));
}
