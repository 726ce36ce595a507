import type { Localized } from '../../kernel/localized.ts';
import type { Stage, Transitions } from '../types.ts';

/** A funnel that one may begin with. */
export type TemplateOffer = {
  key: string;
  objectKey: string;
  names: Localized;
  /** Whom it suits. */
  summary: Localized;
  stages: Stage[];
  transitions: Transitions;
};
