import type { SharedStage } from '#domain/funnels/library.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { withShared } from '#domain/funnels/withShared.ts';
import type { Design } from '../model/design.ts';

/** Puts a stage in place of the one with its key, filled from an entry where it is drawn from one. */
export function putStage(design: Design, stage: Stage, entry?: SharedStage): Design {
  const put = { ...design, stages: design.stages.map((one) => (one.key === stage.key ? stage : one)) };
  return entry ? withShared(put, { stages: [entry], gates: [] }) : put;
}
