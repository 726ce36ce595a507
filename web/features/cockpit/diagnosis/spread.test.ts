import { expect, it } from 'vitest';
import { shortfalls } from './spread.ts';

const row = (step: string, who: string, entered: number, advanced: number) => ({
  keys: [step, who],
  labels: [step, who],
  values: { entered, advanced, lost: entered - advanced, still: 0 },
});

it('names who fell short of the baseline at the step, most first', () => {
  const rows = [
    row('quote', 'a', 100, 30),
    row('quote', 'b', 40, 10),
    row('quote', 'c', 100, 60),
    row('quote', 'd', 5, 0),
    row('sign', 'a', 90, 0),
  ];
  const found = shortfalls({ rows }, 'quote', 0.5);
  expect(found.map(({ key, short, rate }) => [key, short, rate])).toEqual([
    ['a', 20, 0.3],
    ['b', 10, 0.25],
  ]);
});
