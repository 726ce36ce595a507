import type { FunnelVersion, Stage } from './types.ts';

/** A stage and where it stands in its version. */
export type Place = { stage: Stage; position: number };

/**
 * Whether a version lets records go from one stage to another. Single pairs may say otherwise. One step forward and
 * giving up (lost, invalid) are always open; a win from a stage before the last open one skips the rest.
 */
export function permits(version: Pick<FunnelVersion, 'stages' | 'transitions'>, from: Place, to: Place): boolean {
  if (from.stage.key === to.stage.key) return false;
  const { exceptions, skip, back, reopen } = version.transitions;
  const exception = exceptions.find((pair) => pair.from === from.stage.key && pair.to === to.stage.key);
  if (exception) return exception.allowed;
  if (from.stage.kind !== 'open') return reopen;
  if (to.stage.kind === 'lost' || to.stage.kind === 'invalid') return true;
  if (to.stage.kind === 'open' && to.position < from.position) return back;
  return skip || openBetween(version.stages, from.position, to.position).length === 0;
}

/** The stages whose gates a record meets on its way, in order; the target is the last. Empty for an unknown target. */
export function gateStages(stages: readonly Stage[], from: string | null, target: string): Stage[] {
  const position = stages.findIndex((stage) => stage.key === target);
  const stage = stages[position];
  if (!stage) return [];
  if (stage.kind === 'lost' || stage.kind === 'invalid') return [stage];
  const start = stages.findIndex((candidate) => candidate.key === from && candidate.kind === 'open');
  return [...openBetween(stages, start, position), stage];
}

/** The stages a record standing in one has passed, that one included; what they ask for must stay filled. */
export function passedStages(stages: readonly Stage[], stageKey: string): Stage[] {
  return gateStages(stages, null, stageKey);
}

const openBetween = (stages: readonly Stage[], after: number, before: number): Stage[] =>
  stages.slice(after + 1, Math.max(before, after + 1)).filter((stage) => stage.kind === 'open');
