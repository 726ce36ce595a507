import type { JourneyBody } from '#contract/journey.ts';
import type { StageReasons } from '#domain/funnels/reasons.ts';

/** Why records end in the stage where one stands. */
export const reasonsIn = (journey: JourneyBody | undefined): StageReasons | undefined =>
  journey?.funnel.live.stages.find(({ key }) => key === journey.stage)?.reasons;
