import { describe, expect, it } from 'vitest';
import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { BoardColumn } from '../../../api/board.ts';
import { type Hindrance, hindranceOf, mayGoPast, type Spot } from '../drag/hindrance.ts';
import { columnTarget, endTarget, nextTarget, spotOf } from '../drag/targets.ts';
import { backward, carriedBy, inOrder, takenBack } from '../moves/carried.ts';
import { applyPlacements, type Placement } from './placements.ts';

const card = (id: string, version = 1, mayWrite = true) => ({ id, version, mayWrite, amount: '100' }) as CardBody;
const column = (stage: string, cards: CardBody[]): BoardColumn => ({
  stage,
  count: cards.length,
  amount: String(cards.length * 100),
  cards,
  nextCursor: null,
});
const placed = (state: Placement['state'], rest: Partial<Placement> = {}): Placement => ({
  card: card('a'),
  from: 'first',
  to: 'second',
  lane: 'west',
  toLane: 'east',
  laneField: 'region',
  state,
  ...rest,
});

describe('a card that goes to another lane', () => {
  const show = (columns: BoardColumn[], placement: Placement, lane: string) =>
    applyPlacements(columns, [placement], () => 10, { lane }).map(({ items, count, amount }) => [
      items.map((item) => (item.kind === 'ghost' ? `(${item.card.id})` : item.card.id)).join(),
      count,
      amount,
    ]);
  const west = [column('first', [card('a'), card('b')]), column('second', [])];
  const east = [column('first', []), column('second', [card('c')])];

  it('leaves the one and comes to the top of the other, with its amount', () => {
    for (const state of ['moving', 'arrived'] as const) {
      const here = placed(state, { card: card('a', state === 'arrived' ? 2 : 1) });
      expect(show(west, here, 'west')).toEqual([
        ['b', 1, '100'],
        ['', 0, '0'],
      ]);
      expect(show(east, here, 'east')).toEqual([
        ['', 0, '0'],
        ['a,c', 2, '200'],
      ]);
      expect(show(east, here, 'north')).toEqual([
        ['', 0, '0'],
        ['c', 1, '100'],
      ]);
    }
  });

  it('leaves a ghost behind while a gate asks, and is counted where it was', () => {
    expect(show(west, placed('asking'), 'west')[0]).toEqual(['(a),b', 2, '200']);
    expect(show(east, placed('asking'), 'east')[1]).toEqual(['a,c', 1, '100']);
  });

  it('is counted once when the server shows it in its new lane, and follows the server back', () => {
    const arrived = placed('arrived', { card: card('a', 2) });
    const merged = [column('first', []), column('second', [card('c'), card('a', 2)])];
    expect(show(merged, arrived, 'east')[1]).toEqual(['a,c', 2, '200']);
    expect(show([column('first', [card('b')]), column('second', [])], arrived, 'west')[0]).toEqual(['b', 1, '100']);
    const back = [column('first', [card('a', 3)]), column('second', [])];
    expect(show(back, arrived, 'west')[0]).toEqual(['a', 1, '100']);
  });
});

const names = (name: string) => ({ 'zh-CN': name, en: name });
const stage = (key: string, requiredFields: string[] = []) => ({
  key,
  names: names(key),
  kind: 'open',
  requiredFields,
});
const funnel = {
  key: 'deals',
  live: {
    transitions: { forward: 'gated', skip: 'forbidden', back: 'gated', reopen: 'forbidden', exceptions: [] },
    stages: [stage('first'), stage('second', ['region']), stage('third')],
  },
} as unknown as FunnelBody;
const object = { key: 'opportunity', visibility: { own: true } } as ObjectBody;
const field = (key: string, rest: object = {}) => ({ key, labels: names(key), type: 'select', ...rest }) as FieldBody;

describe('what keeps a card from a place', () => {
  const options = [{ key: 'old', labels: names('old'), retired: true }];
  const cases: [string, FieldBody | undefined, CardBody, Spot, Hindrance | undefined][] = [
    ['nothing, in the next stage', undefined, card('a'), { stage: 'second' }, undefined],
    ['the right', undefined, card('a', 1, false), { stage: 'second' }, 'noRight'],
    ['the way of the funnel', undefined, card('a'), { stage: 'third' }, 'transition'],
    ['nothing, in another lane', field('region'), card('a'), { stage: 'first', lane: 'east' }, undefined],
    [
      'a field that nobody sets',
      field('department', { write: 'never' }),
      card('a'),
      { stage: 'first', lane: 'e' },
      'laneFixed',
    ],
    [
      'the same lane of such a field',
      field('department', { write: 'never' }),
      card('a'),
      { stage: 'second', lane: 'west' },
      undefined,
    ],
    ['an owner that must be', field('owner'), card('a'), { stage: 'first', lane: null }, 'laneNeeded'],
    ['a stage that asks for the field', field('region'), card('a'), { stage: 'second', lane: null }, 'laneNeeded'],
    ['a choice out of use', field('region', { options }), card('a'), { stage: 'first', lane: 'old' }, 'laneRetired'],
  ];
  it.each(cases)('%s', (_, laneField, one, spot, expected) => {
    const picked = { card: one, from: 'first', lane: 'west' };
    expect(hindranceOf({ object, funnel, field: laneField, roles: [] }, picked, spot)).toBe(expected);
  });
});

const NOWHERE: FunnelBody['live']['transitions'] = {
  ...{ forward: 'forbidden', skip: 'forbidden', back: 'forbidden', reopen: 'forbidden' },
  exceptions: [],
};

it('a way that the funnel forbids is open to one card of somebody who may go past it with a reason', () => {
  const rules = { object, funnel, field: undefined, roles: [], mayOverride: true };
  const picked = { card: card('a'), from: 'first', lane: null };
  const [back, stage] = [{ stage: 'first' }, 'second'];
  const closed = { ...rules, funnel: { ...funnel, live: { ...funnel.live, transitions: NOWHERE } } };
  expect(mayGoPast(closed, [picked], { stage })).toBe(true);
  expect(mayGoPast(rules, [picked], { stage })).toBe(false);
  expect(mayGoPast(closed, [picked], back)).toBe(false);
  expect(mayGoPast(closed, [picked, { ...picked, card: card('b') }], { stage })).toBe(false);
  expect(mayGoPast({ ...closed, mayOverride: false }, [picked], { stage })).toBe(false);
  expect(mayGoPast(closed, [{ ...picked, card: card('a', 1, false) }], { stage })).toBe(false);
});

it('arrow keys go over stages and lanes, and below the last lane to the ends', () => {
  const at = (id: string, left: number, top: number) => ({ id, rect: { left, top, width: 100, height: 80 } });
  const [a1, a2, b1, b2] = ['a', 'b'].flatMap((lane, row) =>
    ['first', 'second'].map((key, place) => at(columnTarget(key, lane), place * 100, row * 100)),
  );
  const [lost, won] = [at(endTarget('lost'), 150, 300), at(endTarget('won'), 20, 300)];
  const all = [b2, lost, a1, won, b1, a2].flatMap((one) => one ?? []);
  const go = (here: typeof a1, code: string) =>
    nextTarget(all, here?.id ?? '', `Arrow${code}`, here?.rect.left ?? 0)?.id;
  expect([go(a1, 'Right'), go(a1, 'Left'), go(a1, 'Down'), go(a1, 'Up')]).toEqual([
    a2?.id,
    undefined,
    b1?.id,
    undefined,
  ]);
  expect([go(b2, 'Up'), go(b2, 'Down'), go(won, 'Right'), go(won, 'Up')]).toEqual([a2?.id, lost.id, lost.id, b1?.id]);
  expect(spotOf(b2?.id ?? '', true)).toEqual({ stage: 'second', lane: 'b' });
  expect(spotOf(lost.id, true)).toEqual({ stage: 'lost' });
  expect(spotOf(columnTarget('first'), true)).toEqual({ stage: 'first', lane: null });
});

it('a change of stage travels with the lane as one move, a change of lane alone as a change, and both come back', () => {
  const inStage = placed('moving', { card: card('b'), to: 'first' });
  const plain = placed('moving', { card: card('c'), toLane: 'west', laneField: undefined });
  const all = [inStage, placed('moving'), plain];
  expect(carriedBy(all, new Map([['a', { need: 'x' }]]))).toEqual({
    moves: [
      { id: 'a', version: 1, to: 'second', fill: { region: 'east', need: 'x' } },
      { id: 'c', version: 1, to: 'second' },
    ],
    changes: [{ id: 'b', version: 1, values: { region: 'east' } }],
  });
  expect(takenBack(all)).toEqual({
    moves: [
      { id: 'a', version: 1, restore: ['region'] },
      { id: 'c', version: 1 },
    ],
    changes: [{ id: 'b', version: 1, values: { region: 'west' } }],
  });
  const done = (id: string) => ({ ok: true as const, id, version: 2 });
  expect(inOrder(all, ['a', 'c', 'b'].map(done))).toEqual(['b', 'a', 'c'].map(done));
  expect(backward(placed('arrived'))).toMatchObject({ from: 'second', to: 'first', lane: 'east', toLane: 'west' });
});
