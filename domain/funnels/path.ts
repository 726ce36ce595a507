import type { FunnelVersion, Stage } from './types.ts';

/** A stage and where it stands in its version. */
export type Place = { stage: Stage; position: number };

export function placeOf(version: Pick<FunnelVersion, 'stages'>, key: string): Place | undefined {
  const position = version.stages.findIndex((stage) => stage.key === key);
  const stage = version.stages[position];
  return stage && { stage, position };
}

/** The stages whose way in a record meets on its way, in order; the target is the last. Empty for an unknown target. */
export function gateStages(stages: readonly Stage[], from: string | null, target: string): Stage[] {
  const position = stages.findIndex((stage) => stage.key === target);
  const stage = stages[position];
  if (!stage) return [];
  if (stage.kind === 'lost' || stage.kind === 'invalid') return [stage];
  return [...openBetween(stages, startOf(stages, from), position), stage];
}

/**
 * The stages that a record leaves onwards on its way, in order: the one it stands in and those it skips. None when it
 * goes back or gives up; one that begins or reopens further in leaves all before.
 */
export function leftStages(stages: readonly Stage[], from: string | null, target: string): Stage[] {
  const position = stages.findIndex((stage) => stage.key === target);
  const stage = stages[position];
  if (!stage || stage.kind === 'lost' || stage.kind === 'invalid') return [];
  const start = startOf(stages, from);
  return stages.slice(Math.max(start, 0), position).filter((left) => left.kind === 'open');
}

/** The stages a record standing in one has passed, that one included; what they ask for must stay filled. */
export function passedStages(stages: readonly Stage[], stageKey: string): Stage[] {
  return gateStages(stages, null, stageKey);
}

export const openBetween = (stages: readonly Stage[], after: number, before: number): Stage[] =>
  stages.slice(after + 1, Math.max(before, after + 1)).filter((stage) => stage.kind === 'open');

const startOf = (stages: readonly Stage[], from: string | null): number =>
  stages.findIndex((candidate) => candidate.key === from && candidate.kind === 'open');
