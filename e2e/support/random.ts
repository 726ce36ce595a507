/** Numbers in [0, 1) that a seed determines (mulberry32), and choices made by them. */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, pick: <Item>(list: readonly Item[]): Item | undefined => list[Math.floor(next() * list.length)] };
}
export type Random = ReturnType<typeof seeded>;
