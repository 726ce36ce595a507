/** A stay: how long it is known to have lasted, and whether it has ended (false: still going on, censored). */
export type Stay = { length: number; ended: boolean };

/** Survival is compared at nine digits, so that a product of fractions that is one half counts as one half. */
export const SURVIVAL_TOLERANCE = 1e-9;

/**
 * Median survival time by Kaplan & Meier (1958): the first length at which the estimated share still staying,
 * S(t) = ∏ (1 − ended at t ÷ at risk at t), falls to one half. At a tie, endings come before censorings.
 * Null while more than half still stay.
 */
export function kaplanMeierMedian(stays: readonly Stay[]): number | null {
  const sorted = stays.toSorted((a, b) => a.length - b.length);
  let survival = 1;
  let index = 0;
  while (index < sorted.length) {
    const length = sorted[index]!.length;
    const atRisk = sorted.length - index;
    let ended = 0;
    for (; index < sorted.length && sorted[index]!.length === length; index++) {
      if (sorted[index]!.ended) ended++;
    }
    survival *= 1 - ended / atRisk;
    if (survival <= 0.5 + SURVIVAL_TOLERANCE) return length;
  }
  return null;
}
