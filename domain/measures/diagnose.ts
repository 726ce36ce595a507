import { share } from './percentile.ts';
import { type Proportion, twoProportionPValue } from './twoProportions.ts';

/** One step of a funnel, in order: how many entered and advanced now and in the baseline, and the amount that entered. */
export type StepOutcome = { step: string; now: Proportion; baseline: Proportion; amountEntered: number };

export type StepDiagnosis = {
  step: string;
  rate: number | null;
  baselineRate: number | null;
  /** Rate − baseline rate. */
  change: number | null;
  /** Two-proportion test; null where there is too little to test. */
  pValue: number | null;
  /** Chance that what leaves this step forward is won in the end, from the baseline's rates after it. */
  winChanceAfter: number | null;
  /** Lost conversion × amount entering × win chance after; null where the rate did not fall. */
  cost: number | null;
  /** Fell, and beyond chance. */
  bottleneck: boolean;
};

const BEYOND_CHANCE = 0.05;

/** Compares each step with its baseline. Which of several bottlenecks matters most is told by cost. */
export function diagnose(steps: readonly StepOutcome[]): StepDiagnosis[] {
  return steps.map((entry, index) => {
    const rate = share(entry.now.part, entry.now.whole);
    const baselineRate = share(entry.baseline.part, entry.baseline.whole);
    const change = rate === null || baselineRate === null ? null : rate - baselineRate;
    const pValue = twoProportionPValue(entry.now, entry.baseline);
    const winChanceAfter = chanceAfter(steps.slice(index + 1));
    const fell = change !== null && change < 0;
    return {
      step: entry.step,
      rate,
      baselineRate,
      change,
      pValue,
      winChanceAfter,
      cost: fell && winChanceAfter !== null ? -change * entry.amountEntered * winChanceAfter : null,
      bottleneck: fell && pValue !== null && pValue < BEYOND_CHANCE,
    };
  });
}

function chanceAfter(later: readonly StepOutcome[]): number | null {
  let chance = 1;
  for (const { baseline, now } of later) {
    const rate = share(baseline.part, baseline.whole) ?? share(now.part, now.whole);
    if (rate === null) return null;
    chance *= rate;
  }
  return chance;
}

/** The bottleneck that costs most, if there is one. */
export function worstBottleneck(diagnoses: readonly StepDiagnosis[]): StepDiagnosis | null {
  return diagnoses
    .filter((entry) => entry.bottleneck)
    .reduce<StepDiagnosis | null>((worst, entry) => ((entry.cost ?? 0) > (worst?.cost ?? -1) ? entry : worst), null);
}
