import { canonical } from '#domain/kernel/canonical.ts';

export type Side = 'mine' | 'theirs';
type Sides<T> = { base: readonly T[]; mine: readonly T[]; theirs: readonly T[] };

/**
 * One list of what two made of one, thing by thing: whoever changed a thing has it. `clashes`: things that both changed,
 * each in another way; there `prefer` has it. `reordered`: both put them in another order.
 */
export function mergeItems<T>(
  sides: Sides<T>,
  keyOf: (item: T) => string,
  prefer: Side,
): { items: T[]; clashes: string[]; reordered: boolean } {
  const { base, mine, theirs } = byKey(sides, keyOf);
  const clashes: string[] = [];
  const settle = (key: string): T | undefined => {
    const [was, own, other] = [base.get(key), mine.get(key), theirs.get(key)];
    if (same(own, other) || same(other, was)) return own;
    if (same(own, was)) return other;
    clashes.push(key);
    return prefer === 'mine' ? own : other;
  };
  const shared = (items: Map<string, T>) =>
    [...items.keys()].filter((key) => base.has(key) && mine.has(key) && theirs.has(key));
  const moved = (items: Map<string, T>) => !same(shared(items), shared(base));
  const reordered = moved(mine) && moved(theirs) && !same(shared(mine), shared(theirs));
  const mineLeads = moved(mine) && (!moved(theirs) || prefer === 'mine');
  const keys = mineLeads ? woven([...mine.keys()], [...theirs.keys()]) : woven([...theirs.keys()], [...mine.keys()]);
  const items = keys.flatMap((key) => settle(key) ?? []);
  return { items, clashes, reordered };
}

function byKey<T>({ base, mine, theirs }: Sides<T>, keyOf: (item: T) => string) {
  const map = (items: readonly T[]) => new Map(items.map((item) => [keyOf(item), item]));
  return { base: map(base), mine: map(mine), theirs: map(theirs) };
}

/** The first list, with what only the second has behind what it stands behind there. */
function woven(first: readonly string[], second: readonly string[]): string[] {
  const keys = [...first];
  for (const [index, key] of second.entries()) {
    if (keys.includes(key)) continue;
    const before = second.slice(0, index).findLast((other) => keys.includes(other));
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
  }
  return keys;
}

export const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);
