import type { FunnelVersion, StagePlaces } from '#domain/funnels/index.ts';

export type ReplayAsk = {
  version: Pick<FunnelVersion, 'stages' | 'transitions'>;
  /** Where records of stages go that the version lacks. */
  places: StagePlaces;
  /** Moves made since then are replayed. */
  since: Date;
};
