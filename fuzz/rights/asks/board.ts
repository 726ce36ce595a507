import type { BoardBody, BoardCardsBody, LanesBody } from '#contract/funnels.ts';
import { listed } from '../oracle.ts';
import { type Asking, factsOf } from '../reader.ts';
import type { Fact } from '../world.ts';
import { checkReferences } from './lists.ts';

const BOARD = 'POST /api/board';
const COLUMN = 'POST /api/board/column';
const LANES = 'POST /api/board/lanes';
const CARDS = 'POST /api/board/cards';
const ASKED = { object: 'opportunity', funnel: 'standard' };

type Totals = { stage: string; count: number; amount?: string | undefined };

const sum = (facts: readonly Fact[]): string => String(facts.reduce((total, { amount }) => total + amount, 0));

/** Counts and sums of the columns that hold something; the others must hold nothing. */
function totalsOf(facts: readonly Fact[]): [string, number, string][] {
  const stages = [...new Set(facts.map(({ stage }) => stage ?? ''))].sort();
  return stages.map((stage) => {
    const inside = facts.filter((fact) => fact.stage === stage);
    return [stage, inside.length, sum(inside)];
  });
}

const told = (columns: readonly Totals[]): [string, number, string][] =>
  columns
    .filter(({ count }) => count > 0)
    .map(({ stage, count, amount }): [string, number, string] => [stage, count, amount ?? ''])
    .sort(([a], [b]) => (a < b ? -1 : 1));

export async function askBoard(asking: Asking): Promise<void> {
  const { world, reader } = asking;
  const all = factsOf(world, 'opportunity');
  const seen = listed(world, reader, 'opportunity');
  const board = await asking.ask<BoardBody>('POST', '/api/board', { ...ASKED, perStage: 100 });
  asking.same(BOARD, 'counts and sums', totalsOf(seen), told(board.body.columns));
  checkReferences(asking, BOARD, board.body.references);
  const ids: string[] = [];
  for (const column of board.body.columns) {
    ids.push(...column.cards.map(({ id }) => id));
    for (let cursor = column.nextCursor; cursor; ) {
      const query = { ...ASKED, perStage: 100, stage: column.stage, cursor };
      const more = await asking.ask<BoardBody['columns'][number]>('POST', '/api/board/column', query);
      ids.push(...more.body.cards.map(({ id }) => id));
      cursor = more.body.nextCursor;
    }
  }
  asking.sameFacts(BOARD, 'cards', all, seen, ids);
  const first = await asking.ask<BoardBody>('POST', '/api/board', { ...ASKED, perStage: 5 });
  for (const { stage, cards, nextCursor } of first.body.columns) {
    if (!nextCursor) continue;
    const query = { ...ASKED, perStage: 100, stage, cursor: nextCursor };
    const rest = await asking.ask<BoardBody['columns'][number]>('POST', '/api/board/column', query);
    const inside = seen.filter((fact) => fact.stage === stage);
    const shown = [...cards, ...rest.body.cards].map(({ id }) => id);
    asking.same(COLUMN, `${stage}, how many`, Math.min(inside.length, 105), shown.length);
    asking.sameFacts(
      COLUMN,
      stage,
      all,
      inside.filter(({ id }) => shown.includes(id)),
      shown,
    );
  }
}

export async function askLanes(asking: Asking): Promise<void> {
  const { world, reader, roll } = asking;
  const seen = listed(world, reader, 'opportunity');
  const { body } = await asking.ask<LanesBody>('POST', '/api/board/lanes', { ...ASKED, lanes: 'owner' });
  checkReferences(asking, LANES, body.references);
  for (const [index, person] of world.people.entries()) {
    const lane = body.lanes.find(({ key }) => key === person.id);
    if (!lane && body.hidden > 0) continue;
    const theirs = seen.filter(({ owner }) => owner === index);
    asking.same(LANES, `lane of ${person.name}`, totalsOf(theirs), told(lane?.columns ?? []));
  }
  const all = factsOf(world, 'opportunity');
  const some = all.filter(() => roll.chance(0.3));
  const asked = { ...ASKED, ids: some.map(({ id }) => id), lanes: 'owner' };
  const cards = await asking.ask<BoardCardsBody>('POST', '/api/board/cards', asked);
  const expected = some.filter((fact) => seen.includes(fact));
  asking.sameFacts(
    CARDS,
    'cards by id',
    some,
    expected,
    cards.body.cards.map(({ card }) => card.id),
  );
  asking.same(CARDS, 'counts and sums', totalsOf(seen), told(cards.body.columns));
  checkReferences(asking, CARDS, cards.body.references);
}
