import { describe, expect, it } from 'vitest';
import { dwellOf } from './dwell.ts';
import { initials } from './initials.ts';

describe('dwellOf', () => {
  it('warns from 80 % of the limit and alarms past it', () => {
    expect(dwellOf(11, 14)).toBe('fine');
    expect(dwellOf(12, 15)).toBe('near');
    expect(dwellOf(14, 14)).toBe('near');
    expect(dwellOf(15, 14)).toBe('over');
    expect(dwellOf(900, undefined)).toBe('fine');
  });
});

describe('initials', () => {
  it.each([
    ['陈思远', 1, '远'],
    ['陈思远', 2, '思远'],
    ['林可', 2, '可'],
    ['欧阳静怡', 2, '静怡'],
    ['Anna Snelling', 1, 'AS'],
    ['vicki', 2, 'V'],
    ['  ', 1, '?'],
  ] as const)('shortens %s to %s places: %s', (name, room, text) => expect(initials(name, room)).toBe(text));
});
