import { describe, expect, it } from 'vitest';
import type { LiveChange } from '#contract/live.ts';
import { affects, type Heard, hasHeard, NOTHING_HEARD, withChanges, withResync } from './liveMerge.ts';

const change = (object: string, id: string, by: string | null = 'other'): LiveChange => ({
  object,
  id,
  kind: 'updated',
  by,
});
const isRead = (key: readonly unknown[], heard: Heard, afterOwnWrite = false) => affects({ key, heard, afterOwnWrite });

describe('what live changes make a page read again', () => {
  const heard = withChanges(NOTHING_HEARD, [change('opportunity', 'a1')], 'me');

  it.each([
    [['records', 'opportunity', 'one', 'a1'], true],
    [['records', 'opportunity', 'one', 'a2'], false],
    [['records', 'opportunity', 'history', 'a1'], true],
    [['records', 'opportunity', 'journey', 'a2'], false],
    [['records', 'opportunity', 'pages', { limit: 100 }], true],
    [['records', 'activity', 'list', { filter: { field: 'opportunity', op: 'eq', value: 'a1' } }], true],
    [['records', 'account', 'pages', { limit: 100 }], false],
    [['today', 'mine'], true],
    [['board', 'opportunity', { funnel: 'standard' }], false],
    [['measures', 'query', 'a1'], false],
    [['session'], false],
    [['timeline', 'a1'], true],
  ])('%j: %s', (key, expected) => expect(isRead(key, heard)).toBe(expected));

  it('adds up until it is read', () => {
    const more = withChanges(heard, [change('account', 'b1')], 'me');
    expect(isRead(['records', 'account', 'pages', {}], more)).toBe(true);
    expect(isRead(['records', 'opportunity', 'one', 'a1'], more)).toBe(true);
    expect([hasHeard(NOTHING_HEARD), hasHeard(more)]).toEqual([false, true]);
  });

  it('reads everything that shows records after a resync, or what shows the objects it names', () => {
    const all = withResync(NOTHING_HEARD, undefined);
    expect(isRead(['records', 'account', 'one', 'b1'], all)).toBe(true);
    expect(isRead(['today'], all)).toBe(true);
    expect(isRead(['objects'], all)).toBe(false);
    const leads = withResync(NOTHING_HEARD, ['lead']);
    expect(isRead(['records', 'lead', 'one', 'x'], leads)).toBe(true);
    expect(isRead(['records', 'account', 'one', 'x'], leads)).toBe(false);
  });

  it('does not read twice what this page wrote itself, but what others wrote meanwhile', () => {
    const own = withChanges(NOTHING_HEARD, [change('opportunity', 'a1', 'me')], 'me');
    expect(isRead(['records', 'opportunity', 'one', 'a1'], own, true)).toBe(false);
    expect(isRead(['records', 'opportunity', 'one', 'a1'], own, false)).toBe(true);
    const both = withChanges(own, [change('opportunity', 'a2')], 'me');
    expect(isRead(['records', 'opportunity', 'one', 'a1'], both, true)).toBe(false);
    expect(isRead(['records', 'opportunity', 'pages', {}], both, true)).toBe(true);
  });
});
