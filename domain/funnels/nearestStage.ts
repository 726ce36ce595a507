import type { Phase, Stage } from './types.ts';

/**
 * The stage of a version that stands for one it does not have: of the same kind and phase, else the last of its kind in
 * a phase before, else the first of its kind. What was given up stays given up.
 */
export function nearestStage(
  stage: Pick<Stage, 'kind' | 'phase'>,
  stages: readonly Stage[],
  phases: readonly Pick<Phase, 'key' | 'position'>[],
): Stage {
  const same = stages.filter(({ kind }) => kind === stage.kind);
  const lost = stages.filter(({ kind }) => kind === 'lost');
  const candidates = same.length > 0 ? same : lost.length > 0 && stage.kind === 'invalid' ? lost : stages;
  const place = (key: string) => phases.find((phase) => phase.key === key)?.position ?? Number.POSITIVE_INFINITY;
  const exact = candidates.find(({ phase }) => phase === stage.phase);
  return exact ?? candidates.findLast(({ phase }) => place(phase) < place(stage.phase)) ?? candidates[0]!;
}
