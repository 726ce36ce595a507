import type { Localized } from '../kernel/localized.ts';
import type { Condition } from '../records/condition.ts';
import type { Gate } from './gates.ts';
import type { Learning } from './learning.ts';
import type { MappingRule } from './mappingRule.ts';
import type { StageReasons } from './reasons.ts';
import type { StageTask } from './tasks.ts';

export const STAGE_KINDS = ['open', 'won', 'lost', 'invalid'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export const FORECAST_CATEGORIES = ['pipeline', 'bestCase', 'commit', 'closed', 'omitted'] as const;
export type ForecastCategory = (typeof FORECAST_CATEGORIES)[number];

export type Stage = {
  /** Stable for the life of the funnel: renaming or reordering a stage keeps its key, and its history. */
  key: string;
  names: Localized;
  kind: StageKind;
  /** The group-wide common step that this stage belongs to. */
  phase: string;
  /** Win probability of a record standing here, 0–100; `chanceOf` tells the one that holds. */
  probability: number;
  /** The win probability is learned from closings as soon as there are enough; open stages only. */
  learned?: boolean;
  category: ForecastCategory;
  /** What it means to stand here. */
  definition?: Localized;
  goal?: Localized;
  /** A hue of the product's own palette for it; without one, that of its kind. */
  colour?: StageColour;
  /** Days after which an open visit counts as stalled. */
  dwellDays?: number;
  /** What those days are; calendar days where it says nothing. */
  dwellIn?: DayKind;
  /** Fields that must be filled to enter the stage, or to skip over it, and stay filled from then on. */
  requiredFields: string[];
  tasks?: StageTask[];
  gates?: Gate[];
  /** Of an end: why, asked of everybody who brings a record there. */
  reasons?: StageReasons;
  /** Entry of the shared library that it is drawn from; changed there, changed everywhere. */
  shared?: StageShare;
};

/** What of a stage has come from an entry of the library; the rest is the stage's own. */
export type StageShare = {
  entry: string;
  fields: string[];
  /** The entry's keys and what they are called here. */
  gates: Record<string, string>;
  tasks: Record<string, string>;
};

export const STAGE_COLOURS = ['blue', 'teal', 'green', 'amber', 'orange', 'red', 'purple', 'grey'] as const;
export type StageColour = (typeof STAGE_COLOURS)[number];
export const DAY_KINDS = ['calendar', 'working'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Whether a kind of move is made without asking gates, by asking them, or not at all. */
export const PERMISSIONS = ['allowed', 'gated', 'forbidden'] as const;
export type Permission = (typeof PERMISSIONS)[number];
export const MOVE_DIRECTIONS = ['forward', 'skip', 'back', 'reopen'] as const;
export type MoveDirection = (typeof MOVE_DIRECTIONS)[number];

/**
 * Which moves a version allows. `byRole` says otherwise for people with a role (the most open one of theirs counts),
 * `exceptions` for single pairs of stages, before all else.
 */
export type Transitions = {
  /** One step on, and a win from the last open stage. */
  forward: Permission;
  /** Forward over one or more open stages. */
  skip: Permission;
  back: Permission;
  /** From a closed stage to an open one. */
  reopen: Permission;
  byRole?: { role: string; direction: MoveDirection; permission: Permission }[];
  exceptions: { from: string; to: string; permission: Permission; roles?: string[] }[];
};

/** One edition of a funnel. Stages stand in order: the open ones first, then won, lost, invalid. */
export type FunnelVersion = {
  id: number;
  funnelKey: string;
  number: number;
  state: VersionState;
  stages: Stage[];
  transitions: Transitions;
};

/** A draft is worked on, a pilot holds for some teams, the live one for all others; retired ones are history. */
export const VERSION_STATES = ['draft', 'pilot', 'live', 'retired'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export type Funnel = {
  key: string;
  objectKey: string;
  names: Localized;
  position: number;
  /** Sends a new record here; the first match by position wins. The first funnel without it takes the rest. */
  chooseWhen?: Condition;
  live: FunnelVersion;
  /** Holds, instead of the live one, for records of some teams and people. */
  pilot?: PilotVersion;
  /** Stages that records stand or stood in and that the live version does not have: those of a pilot, and former ones. */
  others?: OtherStage[];
  /** What has closed lately, by stage. */
  learning?: Learning;
};

export type PilotVersion = FunnelVersion & {
  /** Where records go when they come into the pilot, from stages that it does not have. */
  mapping: MappingRule[];
  /** Records of owners in these departments or any below them, and of these people. */
  departments: string[];
  people: string[];
};

/** `becomes`: the stage of the live version that it counts as. */
export type OtherStage = Pick<Stage, 'key' | 'names' | 'kind' | 'phase' | 'probability' | 'learned'> & {
  becomes: string;
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
