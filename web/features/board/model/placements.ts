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
  /** Value in the field that divides the board; null also where nothing does. */
  lane: string | null;
  state: 'moving' | 'asking' | 'arrived';
  /** How many things an asking card still waits for. */
  unmet?: number;
};

export type Item = { kind: 'card' | 'ghost'; card: CardBody; placement?: Placement };
export type ShownColumn = Omit<BoardColumn, 'cards'> & { items: Item[] };

/** The columns with the reader's placements applied. `probabilityOf`: 0–100 of a stage. */
export function applyPlacements(
  columns: readonly BoardColumn[],
  placements: readonly Placement[],
  probabilityOf: (stage: string) => number,
): ShownColumn[] {
  const shown = columns.map(({ cards, ...column }): ShownColumn => ({ ...column, items: cards.map(asItem) }));
  for (const placement of placements) place(shown, placement, probabilityOf);
  return shown;
}

const asItem = (card: CardBody): Item => ({ kind: 'card', card });

function place(columns: ShownColumn[], placement: Placement, probabilityOf: (stage: string) => number): void {
  const home = columns.find((column) => column.items.some((item) => item.card.id === placement.card.id));
  const target = columns.find((column) => column.stage === placement.to);
  const known = home?.items.find((item) => item.card.id === placement.card.id)?.card;
  if (placement.state === 'arrived' && isOutdated(placement, home, known, target)) return;
  const card = known && known.version >= placement.card.version ? known : placement.card;
  if (home) takeOut(home, placement, card);
  target?.items.unshift({ kind: 'card', card, placement });
  // While a gate asks, the record has not moved, and the totals say so.
  if (home === undefined || home === target || placement.state === 'asking') return;
  addTotals(home, card, -1, probabilityOf);
  if (target) addTotals(target, card, 1, probabilityOf);
}

/** The server knows better by now: the card went on, or is gone from a column that is loaded to its end. */
function isOutdated(placement: Placement, home?: ShownColumn, known?: CardBody, target?: ShownColumn): boolean {
  if (!home || !known) return target?.nextCursor === null;
  return home.stage !== placement.to && known.version >= placement.card.version;
}

function takeOut(home: ShownColumn, placement: Placement, card: CardBody): void {
  const ghost = placement.state === 'asking' && home.stage !== placement.to;
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
