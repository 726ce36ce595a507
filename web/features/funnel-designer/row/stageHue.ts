import type { Stage, StageColour } from '#domain/funnels/types.ts';
import { stageColour } from '../../../ui/stageRamp.ts';

/** The product's own marks that come closest to each hue: they follow the theme. */
const HUES: Record<StageColour, string> = {
  blue: 'var(--accent)',
  teal: 'var(--info-fill)',
  green: 'var(--won-fill)',
  amber: 'var(--risk-fill)',
  orange: 'var(--stalled-fill)',
  red: 'var(--lost-fill)',
  purple: 'var(--stage-6-6)',
  grey: 'var(--n-400)',
};
const ENDS = { won: 'var(--won-fill)', lost: 'var(--lost-fill)', invalid: 'var(--n-400)' } as const;

export const hueOf = (colour: StageColour): string => HUES[colour];

/** The colour of a stage: its own, else that of its place among the open ones or of its end. */
export function colourOf(stage: Stage, open: readonly Stage[]): string {
  if (stage.colour) return hueOf(stage.colour);
  return stage.kind === 'open' ? stageColour(open.indexOf(stage), open.length) : ENDS[stage.kind];
}
