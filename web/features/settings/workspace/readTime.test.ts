import { expect, test } from 'vitest';
import { readTime } from './readTime.ts';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  [' 18:05 ', '18:05'],
  ['9：15', '09:15'],
  ['24:00', '24:00'],
  ['0', '00:00'],
])('%s means %s', (typed, time) => expect(readTime(typed)).toBe(time));

test.each(['', 'noon', '24:01', '25', '12:60', '9:5', '12345'])('%s is no time', (typed) =>
  expect(readTime(typed)).toBeUndefined(),
);
