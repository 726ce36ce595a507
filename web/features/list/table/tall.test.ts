import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barAt, isCompressed, lowest, placeAt, tallOf } from './tall.ts';

const cases = fc
  .record({
    rows: fc.integer({ min: 1, max: 5_000_000 }),
    rowHeight: fc.constantFrom(30, 40),
    view: fc.integer({ min: 200, max: 2000 }),
    tallest: fc.integer({ min: 100_000, max: 16_000_000 }),
  })
  .map(({ rows, rowHeight, view, tallest }) => tallOf(rows, rowHeight, view, tallest))
  .filter((tall) => tall.real > tall.view);
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('the ends of the bar are the ends of the table', () => {
  fc.assert(
    fc.property(cases, (tall) => {
      expect(barAt(tall, 0)).toBe(0);
      expect(barAt(tall, lowest(tall))).toBeCloseTo(tall.drawn - tall.view, 3);
      expect(placeAt(tall, tall.drawn - tall.view)).toBeCloseTo(lowest(tall), 3);
    }),
  );
});

test('bar and place are each other’s way round, and further down is further down', () => {
  fc.assert(
    fc.property(cases, share, share, (tall, one, other) => {
      const [a, b] = [one, other].map((part) => part * lowest(tall)).sort((x, y) => x - y) as [number, number];
      expect(placeAt(tall, barAt(tall, a))).toBeCloseTo(a, 2);
      expect(barAt(tall, a)).toBeLessThanOrEqual(barAt(tall, b) + 1e-6);
    }),
  );
});

test('near both ends a pixel is a pixel', () => {
  const tall = tallOf(1_000_000, 40, 800);
  expect(isCompressed(tall)).toBe(true);
  expect(barAt(tall, 1234)).toBe(1234);
  expect(barAt(tall, lowest(tall) - 1234)).toBeCloseTo(tall.drawn - tall.view - 1234, 3);
  expect(isCompressed(tallOf(150_000, 40, 800))).toBe(false);
});
