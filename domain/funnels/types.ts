import type { Localized } from '../kernel/localized.ts';
import type { Condition } from '../records/condition.ts';

export const STAGE_KINDS = ['open', 'won', 'lost', 'invalid'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export const FORECAST_CATEGORIES = ['pipeline', 'bestCase', 'commit', 'closed', 'omitted'] as const;
export type ForecastCategory = (typeof FORECAST_CATEGORIES)[number];

/** What a record must show to enter a stage, or to skip over it, beside its required fields. */
export type StageCondition = { condition: Condition; message: Localized };

export type Stage = {
  /** Stable for the life of the funnel: renaming or reordering a stage keeps its key, and its history. */
  key: string;
  names: Localized;
  kind: StageKind;
  /** The group-wide common step that this stage belongs to. */
  phase: string;
  /** Win probability of a record standing here, 0–100. */
  probability: number;
  category: ForecastCategory;
  goal?: Localized;
  /** Days after which an open visit counts as stalled. */
  dwellDays?: number;
  /** Fields that must be filled to enter the stage, or to skip over it. */
  requiredFields: string[];
  condition?: StageCondition;
};

/** Which moves a version allows; `exceptions` say otherwise for single pairs of stages. */
export type Transitions = {
  /** Forward over one or more open stages. */
  skip: boolean;
  back: boolean;
  /** From a closed stage to an open one. */
  reopen: boolean;
  exceptions: { from: string; to: string; allowed: boolean }[];
};

/** One edition of a funnel. Stages stand in order: the open ones first, then won, lost, invalid. */
export type FunnelVersion = {
  id: number;
  funnelKey: string;
  number: number;
  state: 'draft' | 'live' | 'retired';
  stages: Stage[];
  transitions: Transitions;
};

export type Funnel = {
  key: string;
  objectKey: string;
  names: Localized;
  position: number;
  /** Sends a new record here; the first match by position wins. The first funnel without it takes the rest. */
  chooseWhen?: Condition;
  live: FunnelVersion;
};

export type Phase = { key: string; objectKey: string; names: Localized; position: number; kind: StageKind };

/** How a visit began or ended. `created` begins the first one, `deleted` is never written: the bin keeps visits open. */
export const MOVE_KINDS = [
  'created',
  'forward',
  'skip',
  'back',
  'won',
  'lost',
  'invalid',
  'mapped',
  'reopened',
] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];
