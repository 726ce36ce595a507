import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Answered,
  endOf,
  pageOf,
  pagesAway,
  pagesBetween,
  placeOfPage,
  RUN_PAGE,
  type Run,
  rowInPage,
  runFrom,
  startOf,
  withAnswer,
} from './listRun.ts';

/** A list of numbers; a cursor is the number of the row that it stands at. */
function answer(length: number, run: Run, page: number): Answered & { rows: number[] } {
  const { cursor, before } = placeOfPage(run, page);
  const [from, to] = before
    ? [Math.max(0, Number(before) - RUN_PAGE), Number(before)]
    : [cursor ? Number(cursor) + 1 : 0, Math.min(length, (cursor ? Number(cursor) + 1 : 0) + RUN_PAGE)];
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
  return {
    page,
    rows,
    size: rows.length,
    next: before || to < length ? String(to - 1) : null,
    previous: (before ? from > 0 : cursor !== undefined) ? String(from) : null,
  };
}

/** Reads what lies between two rows as the window does: what can be asked for, until nothing new is learnt. */
function read(length: number, start: Run, from: number, to: number): { run: Run; shown: (number | undefined)[] } {
  let run = start;
  let [low, high] = [from, to];
  const pages = new Map<number, number[]>();
  for (let round = 0; round < 60; round++) {
    const before = run;
    for (const page of pagesBetween(run, low, high)) {
      const told = answer(length, run, page);
      pages.set(page, told.rows);
      const next = withAnswer(run, told);
      low += next.moved - run.moved;
      high += next.moved - run.moved;
      run = next;
    }
    if (run === before) break;
  }
  const shown = Array.from({ length: high - low + 1 }, (_, step) => {
    const rows = pages.get(pageOf(run, low + step)) ?? [];
    return rows[rowInPage(run, low + step, rows.length)];
  });
  return { run, shown };
}

const far = fc.record({
  length: fc.integer({ min: 2, max: 3000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  guess: fc.integer({ min: -700, max: 700 }),
});

test('from a guessed place up to the beginning: every row once, and the first is row 0', () => {
  fc.assert(
    fc.property(far, ({ length, share, guess }) => {
      const cursor = Math.floor(share * (length - 2));
      let run = runFrom('list', { cursor: String(cursor), origin: Math.max(1, cursor + 1 + guess) });
      let at = run.origin;
      const seen: number[] = [];
      for (let step = 0; step < 400 && (startOf(run) !== 0 || at > -10); step++) {
        const { run: next, shown } = read(length, run, at, at + 9);
        at += next.moved - run.moved;
        run = next;
        seen.unshift(...shown.filter((row) => row !== undefined).filter((row) => row < (seen[0] ?? Infinity)));
        at -= 10;
      }
      expect(startOf(run)).toBe(0);
      expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index));
      const { shown } = read(length, run, 0, 9);
      expect(shown).toEqual(Array.from({ length: 10 }, (_, index) => (index < length ? index : undefined)));
    }),
    { numRuns: 60 },
  );
});

test('down to the end: every row once, and the last of them ends the list', () => {
  fc.assert(
    fc.property(far, ({ length, share, guess }) => {
      const cursor = Math.floor(share * (length - 2));
      let run = runFrom('list', { cursor: String(cursor), origin: Math.max(1, cursor + 1 + guess) });
      const seen: number[] = [];
      for (let at = run.origin; endOf(run) === undefined || at < (endOf(run) ?? 0); at += 10) {
        const { run: next, shown } = read(length, run, at, at + 9);
        at += next.moved - run.moved;
        run = next;
        seen.push(...shown.filter((row) => row !== undefined));
      }
      expect(seen).toEqual(Array.from({ length: length - cursor - 1 }, (_, index) => cursor + 1 + index));
    }),
    { numRuns: 60 },
  );
});

test('what stands beyond a page that has changed is asked for anew', () => {
  const { run } = read(1000, runFrom('list'), 0, 450);
  expect(run.after).toHaveLength(6);
  const changed = withAnswer(run, { page: 1, next: 'other', previous: null, size: RUN_PAGE });
  expect(changed.after).toEqual(['', '99', 'other']);
  expect(withAnswer(run, { page: 1, next: '199', previous: null, size: RUN_PAGE })).toBe(run);
});

test('far away is counted in pages from what is known', () => {
  const { run } = read(1000, runFrom('list'), 0, 150);
  expect(pagesAway(run, 0, 90)).toBe(0);
  expect(pagesAway(run, 250, 290)).toBe(0);
  expect(pagesAway(run, 905, 930)).toBe(7);
});
