import type { Stage, StageTask } from '#domain/funnels/index.ts';

/** A record that enters a stage, with its values as they are from then on. */
export type Entering = {
  id: string;
  owner: string | null;
  stage: Stage;
  /** Number of the stay that begins. */
  ordinal: number;
  at: Date;
};

/** A record that leaves the stage that it was in; `isDone`: what its values and proofs say of a key task. */
export type Leaving = { id: string; stage: Stage | undefined; isDone(task: StageTask): boolean };
