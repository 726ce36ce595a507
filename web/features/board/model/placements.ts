import type { CardBody } from '#contract/funnels.ts';
import { multiplyDecimals, sumDecimals } from '#domain/kernel/decimal.ts';
import type { BoardColumn } from '../../../api/board.ts';

/**
 * Where the reader has put a card, over what the server last said: on its way, waiting for what a gate asks, or just
 * arrived (and kept at the top, where it was dropped, although its column is in order of time).
 */
export type Placement = {
  card: CardBody;
  from: string;
  to: string;
  /** Value in the field that divides the board, before and after; null also where nothing divides it. */
  lane: string | null;
  toLane: string | null;
  /** The field that divides the board, where the move changes it. */
  laneField?: string | undefined;
  state: 'moving' | 'asking' | 'arrived';
  /** How many things an asking card still waits for. */
  unmet?: number;
  /** Why it goes past what is unmet. */
  override?: string;
};

export type Item = { kind: 'card' | 'ghost'; card: CardBody; placement?: Placement };
export type ShownColumn = Omit<BoardColumn, 'cards'> & { items: Item[] };

/** What a set of columns is of the board: all of it, or one lane. */
type Part = { lane: string | null } | undefined;

/** The columns with the reader's placements applied. `probabilityOf`: 0–100 of a stage. */
export function applyPlacements(
  columns: readonly BoardColumn[],
  placements: readonly Placement[],
  probabilityOf: (stage: string) => number,
  part?: Part,
): ShownColumn[] {
  const shown = columns.map(({ cards, ...column }): ShownColumn => ({ ...column, items: cards.map(asItem) }));
  for (const placement of placements) {
    if (part && placement.lane !== part.lane && placement.toLane !== part.lane) continue;
    place(shown, placement, probabilityOf, part);
  }
  return shown;
}

const asItem = (card: CardBody): Item => ({ kind: 'card', card });

function place(
  columns: ShownColumn[],
  placement: Placement,
  probabilityOf: (stage: string) => number,
  part: Part,
): void {
  const leaves = part !== undefined && placement.toLane !== part.lane;
  const comes = part !== undefined && placement.lane !== part.lane;
  const home = columns.find((column) => column.items.some((item) => item.card.id === placement.card.id));
  const target = leaves ? undefined : columns.find((column) => column.stage === placement.to);
  const known = home?.items.find((item) => item.card.id === placement.card.id)?.card;
  if (placement.state === 'arrived') {
    // Beyond the loaded cards it is kept, save where all are loaded; not so one that has just come from another lane.
    const isGone = !home && (leaves || (!comes && target?.nextCursor === null));
    if (isGone || wentOn(placement, known, home, target)) return;
  }
  const card = known && known.version >= placement.card.version ? known : placement.card;
  if (home) takeOut(home, placement, card, target);
  target?.items.unshift({ kind: 'card', card, placement });
  // While a gate asks, the record has not moved, and the totals say so.
  if (placement.state === 'asking' || home === target || (!home && !comes)) return;
  if (home) addTotals(home, card, -1, probabilityOf);
  if (target) addTotals(target, card, 1, probabilityOf);
}

/** The server knows better by now. */
const wentOn = ({ card }: Placement, known?: CardBody, home?: ShownColumn, target?: ShownColumn): boolean =>
  known !== undefined && home !== target && known.version >= card.version;

function takeOut(home: ShownColumn, placement: Placement, card: CardBody, target: ShownColumn | undefined): void {
  const ghost = placement.state === 'asking' && home !== target;
  home.items = home.items.flatMap((item): Item[] => {
    if (item.card.id !== card.id) return [item];
    return ghost ? [{ kind: 'ghost', card, placement }] : [];
  });
}

function addTotals(
  column: ShownColumn,
  { amount }: CardBody,
  sign: 1 | -1,
  probabilityOf: (stage: string) => number,
): void {
  column.count += sign;
  if (!amount) return;
  const signed = sign === 1 ? amount : multiplyDecimals(amount, '-1');
  const weighted = multiplyDecimals(multiplyDecimals(signed, String(probabilityOf(column.stage))), '0.01');
  if (column.amount !== undefined) column.amount = sumDecimals([column.amount, signed]);
  if (column.weightedAmount !== undefined) column.weightedAmount = sumDecimals([column.weightedAmount, weighted]);
}
