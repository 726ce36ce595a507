import { expect, it } from 'vitest';
import { sameSettings } from './sameSettings.ts';

it('compares what settings say, not how they are written', () => {
  expect(
    sameSettings({ a: 1, b: { c: [1, { d: 2, e: 3 }] } }, { b: { c: [1, { e: 3, d: 2 }] }, a: 1, f: undefined }),
  ).toBe(true);
  expect(sameSettings({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(sameSettings({}, { a: null })).toBe(false);
});
