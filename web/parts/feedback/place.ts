import type { FunnelBody } from '#contract/funnels.ts';
import type { UnmetGateBody } from '#contract/unmet.ts';

/** Where somebody meets a rule. */
export type CommentPlace = {
  /** As it holds for the record. */
  funnel: FunnelBody;
  record: string;
  /** The stage that is spoken of, and what of it stands in the way. */
  stage: string;
  unmet: readonly UnmetGateBody[];
};
