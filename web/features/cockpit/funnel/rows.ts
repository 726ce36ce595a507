import type { FunnelChartBody } from '#contract/measures.ts';

type Step = FunnelChartBody['steps'][number];
type Part = { count: number; amount: string };

export const OUTCOMES = ['advanced', 'back', 'lost', 'still'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type FunnelRow = {
  step: Step;
  /** Width of the bar, and of the next one, as shares of the widest. */
  width: number;
  nextWidth: number;
  /** Each outcome's share of what reached the step; null where nothing did. */
  shares: Record<Outcome, number> | null;
  /** Present rate − baseline's, in points; counts only. */
  change: number | null;
  hot: boolean;
};

const LEAST = 0.035;

/** What is drawn: widths by count or amount, and the split in the same measure. */
export function rowsOf(chart: FunnelChartBody, byAmount: boolean): FunnelRow[] {
  // What was won in a period is no stock: a snapshot ends with the last open stage.
  const steps = chart.mode === 'snapshot' ? chart.steps.filter((step) => step.kind === 'open') : chart.steps;
  const size = (part: Part) => (byAmount ? Number(part.amount) : part.count);
  const widest = Math.max(1, ...steps.map((step) => size(step.reached)));
  const width = (step: Step | undefined) =>
    step && size(step.reached) > 0 ? Math.max(LEAST, size(step.reached) / widest) : 0;
  return steps.map((step, index) => {
    const { split, rate, baseline } = step;
    const whole = size(step.reached);
    const share = (part: Part) => (whole === 0 ? 0 : size(part) / whole);
    const before = baseline?.rate ?? null;
    return {
      step,
      width: width(step),
      nextWidth: width(steps[index + 1]),
      shares:
        split && whole > 0
          ? {
              advanced: share(split.advanced),
              back: share(split.back),
              lost: share(split.lost),
              still: share(split.still),
            }
          : null,
      change: byAmount || rate === null || before === null ? null : Math.round((rate - before) * 1000) / 10,
      hot: chart.bottleneck === step.key,
    };
  });
}
