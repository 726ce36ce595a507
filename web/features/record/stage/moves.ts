import { createContext, useContext } from 'react';

/** How the parts of the page move the record. */
export type Moves = {
  /** Moves at once where nothing is missing, else asks for what is. */
  moveTo: (stage: string) => void;
  /** Asks first: for ends that need a reason. */
  askFor: (stage: string) => void;
  /** Tells of a move that was made and offers to take it back. */
  moved: (stage: string, version: number) => void;
  busy: boolean;
};

export const MoveContext = createContext<Moves | undefined>(undefined);

export function useMoves(): Moves {
  const moves = useContext(MoveContext);
  if (!moves) throw new Error('useMoves needs a MoveProvider above it');
  return moves;
}
