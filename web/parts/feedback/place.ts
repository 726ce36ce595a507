import type { FunnelBody } from '#contract/funnels.ts';

/** What a stage asks: a gate's key, `field:amount`, `task:call`, `transition`. */
export type Ask = { stage: string; gate: string };

/** Where somebody meets a rule. */
export type CommentPlace = {
  /** With its live version and its pilot. */
  funnel: FunnelBody;
  record: string;
  /** The stage that is spoken of, and what stands before the next one. */
  stage: string;
  asks: readonly Ask[];
};
