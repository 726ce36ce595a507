import { describe, expect, it } from 'vitest';
import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import type { Condition } from '#domain/records/condition.ts';
import type { BoardColumn } from '../../../api/board.ts';
import { foldToFit } from '../column/foldToFit.ts';
import { isAllowed } from '../drag/hindrance.ts';
import { isConversion, missingOf } from './conversion.ts';
import { boardCondition, viewsOf } from './filters.ts';
import { applyPlacements, type Placement } from './placements.ts';

const card = (id: string, amount = '100', version = 1): CardBody => ({
  id,
  version,
  mayWrite: true,
  title: id,
  account: null,
  company: null,
  owner: null,
  amount,
  closeDate: null,
  stageSince: null,
  stay: { days: 1, unit: 'calendar', state: 'fine' },
  snoozed: null,
  foreign: null,
  stalled: false,
  nextStep: null,
  nextStepDate: null,
  missing: 2,
});

const column = (stage: string, cards: CardBody[], more = false): BoardColumn => ({
  stage,
  count: cards.length + (more ? 5 : 0),
  amount: String(cards.length * 100),
  weightedAmount: String(cards.length * (stage === 'first' ? 10 : 50)),
  cards,
  nextCursor: more ? 'next' : null,
});

const probabilityOf = (stage: string) => (stage === 'first' ? 10 : 50);
const placed = (state: Placement['state'], moved = card('a')): Placement => ({
  card: moved,
  from: 'first',
  lane: null,
  toLane: null,
  to: 'second',
  state,
});
const ids = (columns: ReturnType<typeof applyPlacements>) =>
  columns.map(({ items }) => items.map((item) => (item.kind === 'ghost' ? `(${item.card.id})` : item.card.id)));

describe('placements', () => {
  const columns = [column('first', [card('a'), card('b')]), column('second', [card('c')], true)];

  it('moves a card to the top of its target and takes the totals along', () => {
    const [first, second] = applyPlacements(columns, [placed('moving')], probabilityOf);
    expect(ids([first!, second!])).toEqual([['b'], ['a', 'c']]);
    expect([first!.count, first!.amount, first!.weightedAmount]).toEqual([1, '100', '10']);
    expect([second!.count, second!.amount, second!.weightedAmount]).toEqual([7, '200', '100']);
  });

  it('leaves a ghost where the card stood while a gate asks', () => {
    expect(ids(applyPlacements(columns, [placed('asking')], probabilityOf))).toEqual([
      ['(a)', 'b'],
      ['a', 'c'],
    ]);
  });

  it('keeps an arrived card on top without counting it again', () => {
    const fresh = [column('first', [card('b')]), column('second', [card('c'), card('a', '100', 2)], true)];
    const shown = applyPlacements(fresh, [placed('arrived', card('a', '100', 2))], probabilityOf);
    expect(ids(shown)).toEqual([['b'], ['a', 'c']]);
    expect(shown[1]!.count).toBe(fresh[1]!.count);
  });

  it('shows an arrived card that stands beyond the loaded ones, but not one that is gone', () => {
    const beyond = [column('first', []), column('second', [card('c')], true)];
    expect(ids(applyPlacements(beyond, [placed('arrived')], probabilityOf))[1]).toEqual(['a', 'c']);
    const whole = [column('first', []), column('second', [card('c')])];
    expect(ids(applyPlacements(whole, [placed('arrived')], probabilityOf))[1]).toEqual(['c']);
  });

  it('follows the server when an arrived card went on', () => {
    const back = [column('first', [card('a', '100', 3)]), column('second', [], true)];
    expect(ids(applyPlacements(back, [placed('arrived', card('a', '100', 2))], probabilityOf))).toEqual([['a'], []]);
  });

  it('takes a card off the board that ends in a stage without a column', () => {
    const lost: Placement = { ...placed('moving'), to: 'lost' };
    const [first] = applyPlacements(columns, [lost], probabilityOf);
    expect([first!.count, first!.amount]).toEqual([1, '100']);
  });

  it('does not touch what came from the server', () => {
    applyPlacements(columns, [placed('moving')], probabilityOf);
    expect(columns[0]!.cards).toHaveLength(2);
    expect(columns[0]!.count).toBe(2);
  });
});

const names = (name: string) => ({ 'zh-CN': name, en: name });
const stage = (key: string, kind: 'open' | 'won' | 'lost', rest: object = {}) => ({
  key,
  names: names(key),
  kind,
  phase: key,
  probability: 10,
  category: 'pipeline' as const,
  requiredFields: [],
  ...rest,
});
const funnel: FunnelBody = {
  key: 'deals',
  objectKey: 'opportunity',
  names: names('deals'),
  position: 1,
  live: {
    id: 1,
    funnelKey: 'deals',
    number: 1,
    state: 'live',
    transitions: { forward: 'gated', skip: 'forbidden', back: 'gated', reopen: 'forbidden', exceptions: [] },
    stages: [
      stage('first', 'open', { dwellDays: 7 }),
      stage('second', 'open', {
        requiredFields: ['need'],
        gates: [
          {
            key: 'budgetKnown',
            at: 'entry',
            kind: 'condition',
            condition: {
              all: [
                { field: 'budget', op: 'gt', value: '0' },
                { field: 'account.level', op: 'eq', value: 'key' },
              ],
            },
            message: names('budget known'),
          },
        ],
      }),
      stage('third', 'open', { requiredFields: ['need', 'decisionMaker'], dwellDays: 3 }),
      stage('won', 'won'),
      stage('lost', 'lost', { requiredFields: ['lossReason'] }),
    ],
  },
};

describe('gates', () => {
  it('knows where a card may be dropped', () => {
    expect(isAllowed(funnel, 'first', 'second', [])).toBe(true);
    expect(isAllowed(funnel, 'first', 'third', [])).toBe(false);
    expect(isAllowed(funnel, 'third', 'first', [])).toBe(true);
    expect(isAllowed(funnel, 'won', 'first', [])).toBe(false);
    expect(isAllowed(funnel, 'first', 'nowhere', [])).toBe(false);
  });

  it('leaves the win of a lead to its conversion', () => {
    const leads = { ...funnel, objectKey: 'lead' };
    expect(isConversion(leads, 'won')).toBe(true);
    expect(isConversion(funnel, 'won')).toBe(false);
    expect(missingOf(leads, card('a'), 'third')).toBe(0);
    expect(missingOf(leads, card('a'), 'first')).toBe(2);
  });
});

const field = (key: string) => ({ id: 1, key, type: 'text' as const, labels: names(key), standard: true });
const object = (fields: string[]): ObjectBody => ({
  key: 'opportunity',
  labels: names('Deal'),
  labelsPlural: names('Deals'),
  icon: 'deal',
  titleField: 'name',
  hasFunnel: true,
  standard: true,
  fields: fields.map(field),
});

describe('filters', () => {
  const stalled: Condition = { field: 'stageSince', op: 'lt', value: '2026-03-10T00:00:00.000Z' };

  it('asks for nothing when nothing narrows the board', () => {
    expect(boardCondition(object(['name']), { view: 'open', stalled, text: ' ' })).toBeUndefined();
  });

  it('takes as stalled what the limits say', () => {
    expect(boardCondition(object([]), { view: 'stalled', stalled })).toEqual({ all: [stalled] });
  });

  it('looks for words where the object has names', () => {
    const condition = boardCondition(object(['name', 'account']), { view: 'mine', stalled, text: 'lan' });
    expect(condition).toEqual({
      all: [
        { field: 'owner', op: 'eq', value: { me: true } },
        {
          any: [
            { field: 'name', op: 'contains', value: 'lan' },
            { field: 'account.name', op: 'contains', value: 'lan' },
          ],
        },
      ],
    });
  });

  it('offers this quarter only with an expected close date', () => {
    expect(viewsOf(object(['name']))).toEqual(['open', 'mine', 'stalled']);
    expect(viewsOf(object(['expectedCloseDate']))).toContain('thisQuarter');
  });
});

describe('folding', () => {
  const stages = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('folds the far columns until the rest fits, never those of the move', () => {
    expect([...foldToFit(1400, stages, new Set(), ['c', 'd'])]).toEqual([]);
    expect([...foldToFit(1000, stages, new Set(), ['e', 'f'])]).toEqual(['a', 'b']);
    expect([...foldToFit(100, stages, new Set(), ['c', 'd'])].sort()).toEqual(['a', 'b', 'e', 'f']);
  });
});
