import type { RawSearch } from '../../browser/searchParams.ts';

export const MONTHS = [1, 3, 6, 12] as const;
export const USUAL_MONTHS = 3;

/** Which version runs over how much of the past. */
export type ReplaySearch = { version?: number | undefined; months?: number | undefined };

export function replaySearch(raw: RawSearch): ReplaySearch {
  const [version, months] = [Number(raw.version), Number(raw.months)];
  return {
    version: Number.isInteger(version) && version > 0 ? version : undefined,
    months: Number.isInteger(months) && months >= 1 && months <= 36 ? months : undefined,
  };
}
