const GAP = 8;
const STRIP = 44;
const LEAST = 214;

/**
 * While a panel takes room: which open columns fold so that the rest stay readable. Those far from the move go first,
 * the columns that it touches never.
 */
export function foldToFit(
  width: number,
  stages: readonly string[],
  folded: ReadonlySet<string>,
  keep: readonly string[],
) {
  const extra = new Set<string>();
  const centre = keep.map((stage) => stages.indexOf(stage)).reduce((sum, at) => sum + at, 0) / Math.max(1, keep.length);
  const byDistance = stages
    .filter((stage) => !folded.has(stage) && !keep.includes(stage))
    .toSorted((a, b) => Math.abs(stages.indexOf(b) - centre) - Math.abs(stages.indexOf(a) - centre));
  const needs = () => {
    const strips = stages.filter((stage) => folded.has(stage) || extra.has(stage)).length;
    return strips * STRIP + (stages.length - strips) * LEAST + (stages.length - 1) * GAP;
  };
  for (const stage of byDistance) {
    if (needs() <= width) break;
    extra.add(stage);
  }
  return extra;
}
