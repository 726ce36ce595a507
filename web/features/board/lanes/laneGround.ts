import type { LanesBody } from '#contract/funnels.ts';
import type { FieldBody } from '#contract/objects.ts';
import type { BoardQuery } from '../../../api/board.ts';

/** A divided board: the field, its lanes with their totals, and what else a lane needs to show its own cards. */
export type LaneGround = {
  field: FieldBody;
  answer: LanesBody;
  query: BoardQuery;
  probabilityOf: (stage: string) => number;
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
};
