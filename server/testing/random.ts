/** Numbers from a seed (mulberry32), so that whatever was tried by chance can be tried again. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number below this one. */
  below(count: number): number;
  /** A whole number from `low` up to and with `high`. */
  between(low: number, high: number): number;
  /** True in about this share of cases. */
  chance(share: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item;
};

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)]!,
  };
}
