import type { Stage } from './types.ts';

/**
 * The columns of a board whose teams run two versions: those of the live one in its order, and between them those that only the
 * pilot has, each behind the stage that it follows there. The open ones stay before the ends.
 */
export function boardStages<S extends Pick<Stage, 'key' | 'kind'>>(funnel: {
  live: { stages: readonly S[] };
  pilot?: { stages: readonly S[] } | undefined;
}): S[] {
  const stages = [...funnel.live.stages];
  const tried = funnel.pilot?.stages ?? [];
  for (const [index, stage] of tried.entries()) {
    if (stages.some(({ key }) => key === stage.key)) continue;
    const before = tried.slice(0, index).map(({ key }) => key);
    const after = stages.findLastIndex(({ key, kind }) => before.includes(key) && kind === stage.kind);
    const first = stages.findIndex(({ kind }) => kind === stage.kind);
    stages.splice(after >= 0 ? after + 1 : Math.max(first, 0), 0, stage);
  }
  return stages;
}
