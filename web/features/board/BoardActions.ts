import { createContext, useContext } from 'react';
import type { CardBody } from '#contract/funnels.ts';
import type { References } from '../../fields/index.ts';

/** What cards and columns need of the board around them. */
export type BoardActions = {
  references: References;
  /** Without the fields that cards show, their lines are left out. */
  hasNextStep: boolean;
  mayMove: boolean;
  nameOf: (stage: string) => string;
  open: (card: CardBody) => void;
  /** How many things the next stage still asks for; none where conversion brings them. */
  missingOf: (card: CardBody, stage: string) => number;
  /** Shows the stages that a card can go to, beside what was pressed. */
  chooseStage: (card: CardBody, from: string, beside: HTMLElement) => void;
};

export const BoardActionsContext = createContext<BoardActions | undefined>(undefined);

export function useBoardActions(): BoardActions {
  const actions = useContext(BoardActionsContext);
  if (!actions) throw new Error('outside of a board');
  return actions;
}
