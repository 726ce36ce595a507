export type Dwell = 'fine' | 'near' | 'over';

/** Close to the limit from this share on. */
const NEAR = 0.8;

export function dwellOf(days: number, limit: number | null | undefined): Dwell {
  if (!limit) return 'fine';
  if (days > limit) return 'over';
  return days >= limit * NEAR ? 'near' : 'fine';
}
