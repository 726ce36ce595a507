/**
 * Percentile by linear interpolation between the two nearest values, as PostgreSQL's percentile_cont. `share` in 0–1.
 * Null of nothing.
 */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number | null => percentile(values, 0.5);

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** `part ÷ whole`, null of 0 ÷ 0. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
