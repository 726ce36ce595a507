import type { ObjectDefinition } from '../objects/types.ts';
import type { ObjectLookup } from '../records/paths.ts';
import type { Phase, Stage } from './types.ts';

/** What a definition is checked against. */
export type VersionGround = {
  object: ObjectDefinition;
  objects: ObjectLookup;
  phases: readonly Phase[];
  /** Stages that exist already: their kinds are the past of many records and stay. */
  before?: readonly Stage[];
};
