import type { MeasureResultBody } from '#contract/measures.ts';

export type Share = {
  key: string | null;
  label: string;
  entered: number;
  rate: number;
  /** Advanced fewer than at the baseline's rate. */
  short: number;
  lost: number;
  still: number;
};

const FEWEST = 10;

/** Who of a dimension advanced fewer than the baseline's rate lets expect, most first. Small groups say nothing. */
export function shortfalls(
  result: Pick<MeasureResultBody, 'rows'> | undefined,
  step: string,
  baselineRate: number,
): Share[] {
  return (result?.rows ?? [])
    .filter((row) => row.keys[0] === step)
    .map(({ keys, labels, values }): Share => {
      const [entered, advanced] = [Number(values.entered ?? 0), Number(values.advanced ?? 0)];
      return {
        key: keys[1] ?? null,
        label: labels[1] ?? '',
        entered,
        rate: entered === 0 ? 0 : advanced / entered,
        short: entered * baselineRate - advanced,
        lost: Number(values.lost ?? 0),
        still: Number(values.still ?? 0),
      };
    })
    .filter((share) => share.entered >= FEWEST && share.short >= 1)
    .toSorted((a, b) => b.short - a.short);
}
