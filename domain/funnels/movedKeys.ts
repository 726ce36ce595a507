/**
 * The keys of two orders that must move for the rest to stand in one order: taken away one by one, each time the one
 * that crosses most of the others. The same both ways; what only one of the orders has does not count.
 */
export function movedKeys(before: readonly string[], after: readonly string[]): Set<string> {
  let rest = before.filter((key) => after.includes(key));
  const moved = new Set<string>();
  const crosses = (a: string, b: string) =>
    before.indexOf(a) < before.indexOf(b) !== after.indexOf(a) < after.indexOf(b) && a !== b;
  for (;;) {
    const counted = rest.map((key) => ({ key, count: rest.filter((other) => crosses(key, other)).length }));
    const [worst] = counted.toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
    if (!worst || worst.count === 0) return moved;
    moved.add(worst.key);
    rest = rest.filter((key) => key !== worst.key);
  }
}
