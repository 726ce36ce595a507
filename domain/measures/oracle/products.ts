import type { Counted, OracleLine } from './world.ts';

/** The counted thing once per product of its record's lines, each time with that product's share of the amount. */
export function byProduct<Thing extends Counted>(thing: Thing): Thing[] {
  const { amount, lines } = thing.record;
  const live = lines.filter((line) => !line.deleted);
  const products = [...new Set(live.map((line) => line.product))];
  if (products.length === 0) return [{ ...thing, product: null }];
  const priced = live.some((line) => (line.amount ?? 0) > 0);
  const weightOf = (some: OracleLine[]) =>
    priced ? some.reduce((sum, line) => sum + (line.amount ?? 0), 0) : some.length;
  const shares = products.map((product) => {
    const own = live.filter((line) => line.product === product);
    const weight = weightOf(own);
    return {
      product,
      weight,
      count: own.length,
      amount: amount === null ? null : cutShare(amount, weight, weightOf(live)),
    };
  });
  const [largest] = shares.toSorted(
    (a, b) => b.weight - a.weight || b.count - a.count || (a.product < b.product ? -1 : 1),
  );
  const given = shares.reduce((sum, share) => sum + (share.amount ?? 0), 0);
  if (amount !== null) largest!.amount! += amount - given;
  return shares.map((share) => ({
    ...thing,
    product: share.product,
    record: { ...thing.record, amount: share.amount },
  }));
}

/** Whole cents, without the rounding of floating point. */
const cutShare = (cents: number, weight: number, weights: number): number =>
  Number((BigInt(cents) * BigInt(weight)) / BigInt(weights));
