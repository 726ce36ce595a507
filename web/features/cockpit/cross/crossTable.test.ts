import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasureResultBody } from '#contract/measures.ts';
import { REST } from '../figure/drill.ts';
import { type CrossOptions, crossTable, cut, shareOf } from './crossTable.ts';
import { recipeOf } from './merge.ts';

type Row = MeasureResultBody['rows'][number];
const UNITS = { value: 'count', count: 'count', amount: 'amount' } as const;

const options = (more: Partial<CrossOptions>): CrossOptions => ({
  part: 'count',
  unit: 'count',
  beside: { part: 'amount', unit: 'amount' },
  counted: 'count',
  recipe: recipeOf('snapshot', 'open', UNITS),
  columns: undefined,
  top: 3,
  sort: undefined,
  percent: undefined,
  heat: true,
  rest: (count) => `${count} others`,
  ...more,
});

/** An answer as the server gives it: cells, both margins and the total, all added up from the same deals. */
function answer(cells: readonly { row: number; column: number; count: number; cents: number }[]): MeasureResultBody {
  const add = (keysOf: (cell: (typeof cells)[number]) => string[]): Row[] => {
    const groups = new Map<string, { keys: string[]; count: number; cents: number }>();
    for (const cell of cells) {
      const keys = keysOf(cell);
      const group = groups.get(keys.join()) ?? { keys, count: 0, cents: 0 };
      group.count += cell.count;
      group.cents += cell.cents;
      groups.set(keys.join(), group);
    }
    return [...groups.values()].map(({ keys, count, cents }) => ({
      keys,
      labels: keys.map((key) => key.toUpperCase()),
      values: { value: count, count, amount: (cents / 100).toFixed(2) },
    }));
  };
  const [row, column] = [(cell: { row: number }) => `r${cell.row}`, (cell: { column: number }) => `c${cell.column}`];
  return {
    measure: 'snapshot',
    rows: add((cell) => [row(cell), column(cell)]),
    margins: { first: add((cell) => [row(cell)]), second: add((cell) => [column(cell)]) },
    total: add(() => [])[0]?.values ?? { value: 0, count: 0, amount: '0' },
  } as unknown as MeasureResultBody;
}

const CELLS = fc.uniqueArray(
  fc.record({
    row: fc.nat(12),
    column: fc.nat(30),
    count: fc.integer({ min: 1, max: 50 }),
    cents: fc.nat(1_000_000),
  }),
  { selector: ({ row, column }) => `${row} ${column}`, maxLength: 120 },
);

describe('the cross table', () => {
  it('cuts to the largest and the rest without losing anything', () => {
    fc.assert(
      fc.property(CELLS, fc.integer({ min: 1, max: 8 }), (cells, top) => {
        const table = crossTable(answer(cells), undefined, options({ top }));
        const sum = (numbers: (number | string | null | undefined)[]) =>
          numbers.reduce((all, one) => Number(all) + Number(one ?? 0), 0);
        const width = table.columns.length;
        for (const line of table.lines)
          expect(sum(line.cells.slice(0, width).map((cell) => cell.main.value))).toBe(line.cells.at(-1)?.main.value);
        for (const [at, cell] of (table.sum?.cells ?? []).entries())
          expect(sum(table.lines.map((line) => line.cells[at]?.main.value))).toBe(cell.main.value);
        expect(table.lines.length).toBeLessThanOrEqual(top + 1);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the largest, and never hides one alone', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, label: key }));
    const size = (key: string | null) => ({ a: 1, b: 5, c: 3, d: 2, e: 9 })[key ?? ''] ?? 0;
    expect(cut(all, 4, size, String).others).toEqual([]);
    const { entries, others } = cut(all, 3, size, String);
    expect(entries.map(({ key }) => key)).toEqual(['b', 'c', 'e', REST]);
    expect(others).toEqual(['a', 'd']);
  });

  it('shows shares of a row that make up the whole', () => {
    fc.assert(
      fc.property(CELLS, fc.constantFrom('row' as const, 'column' as const), (cells, percent) => {
        const table = crossTable(answer(cells), undefined, options({ percent }));
        const width = table.columns.length;
        const lines =
          percent === 'row'
            ? table.lines.map((line) => line.cells.slice(0, width))
            : table.columns.map((_, at) => table.lines.flatMap((line) => line.cells[at] ?? []));
        for (const line of lines)
          expect(line.reduce((sum, cell) => sum + Number(cell.main.value), 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
    expect(shareOf(1, 0)).toBeNull();
    expect(shareOf(null, 5)).toBeNull();
  });

  it('makes the share of the rest from its parts, and leaves open what lines cannot tell', () => {
    const units = { value: 'share', won: 'count', lost: 'count', all: 'count', wonAmount: 'amount' } as const;
    const row = (key: string, won: number, lost: number): Row => ({
      keys: [key, 'x'],
      labels: [key, 'X'],
      values: { value: won / (won + lost), won, lost, all: won + lost, wonAmount: '1.10' },
    });
    const result = {
      measure: 'winRate',
      rows: [row('a', 50, 50), row('b', 1, 3), row('c', 2, 2), row('d', 0, 1)],
      margins: { first: [], second: [] },
      total: null,
    } as unknown as MeasureResultBody;
    const recipe = recipeOf('winRate', 'decided', units);
    const table = crossTable(
      result,
      undefined,
      options({ part: 'value', unit: 'share', counted: 'all', recipe, top: 1, beside: undefined }),
    );
    expect(table.lines.map(({ key }) => key)).toEqual(['a', REST]);
    expect(table.lines[1]?.cells[0]?.main.value).toBeCloseTo(3 / 9);
    const median = crossTable(
      { ...result, measure: 'salesCycle' } as MeasureResultBody,
      undefined,
      options({
        part: 'value',
        unit: 'days',
        counted: 'won',
        recipe: recipeOf('salesCycle', 'fromCreated', { ...units, value: 'days' }),
        top: 1,
      }),
    );
    expect(median.lines[1]?.cells[0]?.main.value).toBeNull();
  });

  it('sorts by a column with the rest last', () => {
    const cells = [4, 1, 3, 2, 9].map((count, row) => ({ row, column: 0, count, cents: 0 }));
    const order = (sort: string) =>
      crossTable(answer(cells), undefined, options({ sort, top: 3 })).lines.map(({ key }) => key);
    expect(order('-c:c0')).toEqual(['r4', 'r0', 'r2', REST]);
    expect(order('total')).toEqual(['r2', 'r0', 'r4', REST]);
    expect(order('-label')).toEqual(['r4', 'r2', 'r0', REST]);
  });
});
