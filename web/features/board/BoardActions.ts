import { createContext, useContext } from 'react';
import type { CardBody } from '#contract/funnels.ts';
import type { References } from '../../fields/index.ts';
import type { Spot } from './drag/hindrance.ts';
import type { Verdict } from './drag/useVerdict.ts';
import type { Placement } from './model/placements.ts';
import type { Picked } from './select/selection.ts';

/** What cards and columns need of the board around them. */
export type BoardActions = {
  references: References;
  /** Without the fields that cards show, their lines are left out. */
  hasNextStep: boolean;
  mayMove: boolean;
  nameOf: (stage: string) => string;
  /** What a move of cards to a spot changes, in words. */
  describe: (spot: Spot, moved: readonly Pick<Placement, 'from' | 'laneField'>[]) => string;
  /** What would become of cards that are put somewhere. */
  judge: (cards: readonly Picked[], spot: Spot) => Verdict;
  open: (card: CardBody) => void;
  /** How many things the next stage still asks for; none where conversion brings them. */
  missingOf: (card: CardBody, stage: string) => number;
  /** Shows the stages that cards can go to, beside what was pressed. */
  chooseStage: (picked: Picked, beside: HTMLElement) => void;
  /** Shows what a card lacks for its next stage, beside what was pressed. */
  showMissing: (picked: Picked, beside: HTMLElement) => void;
  /** One stage on (1) or back (-1); with the rest of the selection, if the card is part of it. */
  step: (picked: Picked, direction: 1 | -1) => void;
  /** Keyboard help. */
  help: () => void;
  /** Starts a record in a stage, where the reader may. */
  create: (stage: string) => void;
  mayCreateIn: (stage: string) => boolean;
  /** The stage in which one is being created, and its form. */
  creating: string | undefined;
};

export const BoardActionsContext = createContext<BoardActions | undefined>(undefined);

export function useBoardActions(): BoardActions {
  const actions = useContext(BoardActionsContext);
  if (!actions) throw new Error('outside of a board');
  return actions;
}

/** Value of the lane around; null outside of lanes and in the lane of those without a value. */
export const LaneContext = createContext<string | null>(null);
/** The cards of the column around, as they stand now, for picking a range. */
export const ColumnCardsContext = createContext<() => readonly Picked[]>(() => []);
