import type { Looked } from '../../../api/boardLive.ts';
import type { PlacedCard } from '../../../api/boardMerge.ts';
import type { FailedOutcome } from '../../../api/records.ts';
import type { Spot } from '../drag/hindrance.ts';
import type { Placement } from '../model/placements.ts';
import type { Picked } from '../select/selection.ts';

export type Fill = Record<string, unknown>;
export type Refusal = { placement: Placement; outcome: FailedOutcome };

/** A move of several cards: first what would become of each, then what became of it. */
export type BulkMove = {
  spot: Spot;
  /** `asking`: the server is asked; `ready`: it has said, and nothing is done yet; `done`: carried out. */
  state: 'asking' | 'ready' | 'done';
  /** Those that will go, or, once it is done, that went, with their versions there. */
  going: readonly Placement[];
  refused: readonly Refusal[];
  /** How many stand there already. */
  there: number;
};

export type BulkMoves = {
  bulk: BulkMove | undefined;
  /** Asks what would become of the cards. */
  propose: (cards: readonly Picked[], spot: Spot) => void;
  /** Carries out what was proposed, or tries again what was refused, each card with what was filled in for it. */
  carryOut: (fills: ReadonlyMap<string, Fill>) => Promise<void>;
  cancelBulk: () => void;
};

export type BoardMoves = BulkMoves & {
  placements: readonly Placement[];
  /** The card that waits for what a gate asks. */
  asking: Placement | undefined;
  /** Moves one card at once, several after showing what will happen. */
  move: (cards: readonly Picked[], spot: Spot) => void;
  /**
   * Makes the asking move with what was filled in; `version`: of the record as the one who fills it sees it. Resolves to
   * what is still refused. `reason`: goes past what is unmet.
   */
  complete: (fill: Fill, version: number, reason?: string) => Promise<FailedOutcome | undefined>;
  cancel: () => void;
  undo: (moved: readonly Placement[]) => Promise<void>;
  /** Cards that the board has looked at: kept where they were dropped only while they still stand there. */
  looked: (looked: Looked) => void;
  /** A card that was just made stands on top, where it is seen, although its column is in order of time. */
  pin: (placed: PlacedCard) => void;
  /** Other filters: what was kept where it was dropped takes its own place. */
  forget: () => void;
};
