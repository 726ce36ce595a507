import type { BoardBody, BoardCardsBody, CardBody, LanesBody } from '#contract/funnels.ts';

export type BoardColumn = BoardBody['columns'][number];
/** A card with its stage and, where the board is divided, its lane. */
export type PlacedCard = BoardCardsBody['cards'][number];
/** Where asked cards stand now, and the totals, as one read of the server found them. */
export type Found = Pick<BoardCardsBody, 'cards' | 'columns' | 'references'>;

/**
 * The board with what a later read found about some of its cards. A card stays in its place where only its content
 * changed; one that came from elsewhere stands on top, where it is noticed; one that is not found is gone. A card that
 * is known in a newer version stays as it is known.
 */
export function mergeCards(board: BoardBody, asked: readonly string[], found: Found): BoardBody {
  const places = new Map(found.cards.map((placed) => [placed.card.id, placed]));
  const known = new Map(board.columns.flatMap(({ stage, cards }) => cards.map((card) => [card.id, { stage, card }])));
  const fresh = asked.filter((id) => {
    const before = known.get(id);
    const after = places.get(id);
    return !before || !after || after.card.version >= before.card.version;
  });
  const isFresh = new Set(fresh);
  const columns = board.columns.map((column): BoardColumn => {
    const { stage, count = column.count, ...sums } = found.columns.find((one) => one.stage === column.stage) ?? column;
    const here = new Set(column.cards.map((card) => card.id));
    const arrived = fresh.flatMap((id): CardBody[] => {
      const placed = places.get(id);
      return placed?.stage === stage && !here.has(id) ? [placed.card] : [];
    });
    const stayed = column.cards.flatMap((card): CardBody[] => {
      if (!isFresh.has(card.id)) return [card];
      const placed = places.get(card.id);
      return placed?.stage === stage ? [sameOr(card, placed.card)] : [];
    });
    const cards = arrived.length === 0 && isSame(stayed, column.cards) ? column.cards : [...arrived, ...stayed];
    return { ...column, count, ...amountsOf(sums), cards };
  });
  return { ...board, columns, references: { ...board.references, ...found.references } };
}

/** The same object for the same content, so that nothing is drawn again for it. */
function sameOr(known: CardBody, fresh: CardBody): CardBody {
  const keys = Object.keys(fresh) as (keyof CardBody)[];
  return keys.every((key) => known[key] === fresh[key]) ? known : fresh;
}

const isSame = (a: readonly CardBody[], b: readonly CardBody[]) =>
  a.length === b.length && a.every((card, index) => card === b[index]);

function amountsOf({ amount, weightedAmount }: { amount?: string | undefined; weightedAmount?: string | undefined }) {
  return {
    ...(amount === undefined ? {} : { amount }),
    ...(weightedAmount === undefined ? {} : { weightedAmount }),
  };
}

/** What a read of a divided board found, for one of its lanes. */
export function foundInLane(found: BoardCardsBody, key: string | null): Found {
  const lane = found.lanes?.lanes.find((one) => one.key === key);
  return {
    cards: found.cards.filter((placed) => placed.lane === key),
    columns: lane?.columns ?? found.columns.map((column) => emptied(column)),
    references: found.references,
  };
}

type Totals = LanesBody['lanes'][number]['columns'][number];

function emptied({ stage, amount }: Totals): Totals {
  return { stage, count: 0, ...(amount === undefined ? {} : { amount: '0', weightedAmount: '0' }) };
}

/** Which of the asked cards are not as they were: moved, changed, come or gone. */
export function changedCards(before: BoardBody | undefined, asked: readonly string[], found: Found): string[] {
  const known = new Map(
    (before?.columns ?? []).flatMap(({ stage, cards }) => cards.map((card) => [card.id, { stage, card }])),
  );
  const places = new Map(found.cards.map((placed) => [placed.card.id, placed]));
  return asked.filter((id) => {
    const [was, is] = [known.get(id), places.get(id)];
    return is !== undefined && (was?.stage !== is.stage || was.card.version < is.card.version);
  });
}

/** A column that is loaded to its end but does not hold what it counts: something was missed. */
export function isIncomplete(board: BoardBody): boolean {
  return board.columns.some(({ count, cards, nextCursor }) =>
    nextCursor === null ? cards.length !== count : cards.length > count,
  );
}
