import { describe, expect, it } from 'vitest';
import { initials } from './initials.ts';

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
