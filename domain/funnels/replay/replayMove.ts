import type { ConditionContext } from '../../records/conditionContext.ts';
import { decideMove, type MovingRecord } from '../decideMove.ts';
import type { FunnelVersion } from '../types.ts';
import type { PendingCheck, UnmetGate } from '../unmet.ts';

/** A move as it was made: the record as it stood then, with what came with the move. */
export type MadeMove = {
  at: Date;
  from: string;
  to: string;
  record: Omit<MovingRecord, 'stageKey'>;
  /** Keys of the roles of who made it. */
  roles: readonly string[];
  /** Whoever made it went past gates, by right. */
  isOverride?: boolean;
};

/**
 * What a version would have said to a move. `refused`: it would have been held up for want of something; `delayed`: only
 * somebody's act was wanted (an approval, a task, a look at a document), of which the past knows nothing; `flagged`: let
 * through to be looked at; `unknown`: the version lacks a stage and nothing says where its records go.
 */
export type Replayed =
  | { outcome: 'same' }
  | { outcome: 'unknown' }
  | { outcome: 'refused' | 'delayed'; unmet: UnmetGate[] }
  | { outcome: 'flagged'; pending: PendingCheck[] };

/** Where records of stages go that a version lacks. */
export type StagePlaces = ReadonlyMap<string, string>;

export function replayMove(
  move: MadeMove,
  version: Pick<FunnelVersion, 'stages' | 'transitions'>,
  places: StagePlaces,
  context: ConditionContext,
): Replayed {
  const [from, to] = [placeIn(version, places, move.from), placeIn(version, places, move.to)];
  if (from === undefined || to === undefined) return { outcome: 'unknown' };
  // Both stages are one there: it would have been no move.
  if (from === to) return { outcome: 'same' };
  const decision = decideMove({ ...move.record, stageKey: from }, version, to, {
    ...context,
    now: move.at,
    roles: move.roles,
    override: move.isOverride === true,
  });
  if (!decision.ok) {
    return { outcome: decision.unmet.every(isAct) ? 'delayed' : 'refused', unmet: decision.unmet };
  }
  return decision.pending.length > 0 ? { outcome: 'flagged', pending: decision.pending } : { outcome: 'same' };
}

/** The stage of a version in which a record of a stage stands; undefined where neither has it. */
export const placeIn = (
  { stages }: Pick<FunnelVersion, 'stages'>,
  places: StagePlaces,
  stage: string,
): string | undefined => (stages.some(({ key }) => key === stage) ? stage : places.get(stage));

/** Whether it is somebody's act that is wanted, not something of the record. */
export const isAct = (unmet: UnmetGate): boolean =>
  unmet.kind === 'approval' ||
  (unmet.kind === 'task' && unmet.task.proof.kind === 'free') ||
  (unmet.kind === 'document' && unmet.problem === 'unconfirmed');
