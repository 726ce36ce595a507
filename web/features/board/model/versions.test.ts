import { describe, expect, it } from 'vitest';
import type { CardBody, FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { hindranceOf } from '../drag/hindrance.ts';
import { gateTitle } from '../gate/gateTitle.ts';
import { missingOf } from './conversion.ts';
import { asShown, holdingFor } from './versions.ts';

const names = (key: string) => ({ 'zh-CN': key });
const stage = (key: string, kind = 'open', requiredFields: string[] = []) => ({
  key,
  kind,
  names: names(key),
  requiredFields,
});
const transitions = { forward: 'gated', skip: 'forbidden', back: 'allowed', reopen: 'gated', exceptions: [] };
/** Live: a → b → won. The pilot tries two steps between, and has no b. */
const funnel = {
  ...{ key: 'f', objectKey: 'opportunity', names: names('f'), position: 0 },
  live: { stages: [stage('a'), stage('b'), stage('won', 'won')], transitions, state: 'live' },
  pilot: {
    ...{ stages: [stage('a'), stage('a2', 'open', ['region']), stage('a3'), stage('won', 'won')], transitions },
    ...{ state: 'pilot', mapping: [], departments: [], people: [] },
  },
  others: [
    { key: 'a2', names: names('a2'), kind: 'open', becomes: 'a' },
    { key: 'a3', names: names('a3'), kind: 'open', becomes: 'a' },
  ],
} as unknown as FunnelBody;
const board = asShown(funnel);
const object = { key: 'opportunity', fields: [], visibility: { own: true } } as unknown as ObjectBody;
const card = (pilot?: true) => ({ id: 'x', mayWrite: true, missing: 2, ...(pilot ? { pilot } : {}) }) as CardBody;

describe('a board with the columns of a pilot', () => {
  const hindrance = (one: CardBody, from: string, to: string) =>
    hindranceOf({ object, funnel: board, field: undefined, roles: [] }, { card: one, from, lane: null }, { stage: to });

  it('has the columns of both versions, and knows each again', () => {
    const keys = (one: FunnelBody) => one.live.stages.map(({ key }) => key);
    expect(keys(board)).toEqual(['a', 'a2', 'a3', 'b', 'won']);
    expect([keys(holdingFor(board, false)), keys(holdingFor(board, true))]).toEqual([
      ['a', 'b', 'won'],
      ['a', 'a2', 'a3', 'won'],
    ]);
  });

  it('judges a move by the version of its record: the next stage there is no skip here', () => {
    expect(hindrance(card(), 'a', 'b')).toBeUndefined();
    expect(hindrance(card(true), 'a', 'a2')).toBeUndefined();
    expect(hindrance(card(true), 'a', 'a3')).toBe('transition');
    expect(hindrance(card(true), 'a3', 'won')).toBeUndefined();
    expect(hindrance(card(true), 'a', 'b')).toBe('notInPilot');
    expect(hindrance(card(), 'b', 'a2')).toBe('onlyInPilot');
  });

  it('says what a move is, and counts what is missing, by that version too', () => {
    expect(gateTitle(board, { card: card(true), from: 'a3', to: 'a2' })).toBe('board.backTo');
    expect(missingOf(board, card(true), 'a')).toBe(2);
  });
});
