import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectBody } from '#contract/objects.ts';
import { freezeUpTo, type Layout, layoutText, moveColumn, parseLayout, resizeColumn, showColumn } from './layout.ts';
import { parseSorts, sortsText, toggleSort } from './sorts.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const object = {
  key: 'site',
  titleField: 'name',
  fields: ['name', ...KEYS].map((key, id) => ({ id, key, type: 'text', labels: { 'zh-CN': key }, standard: true })),
} as unknown as ObjectBody;
const width = fc.option(fc.integer({ min: 64, max: 640 }), { nil: undefined });
const layout: fc.Arbitrary<Layout> = fc
  .record({
    keys: fc.shuffledSubarray(KEYS),
    widths: fc.array(width, { minLength: 5, maxLength: 5 }),
    title: width,
    frozen: fc.nat(5),
  })
  .map(({ keys, widths, title, frozen }) => ({
    ...(title === undefined ? {} : { titleWidth: title }),
    columns: keys.map((key, index) => (widths[index] === undefined ? { key } : { key, width: widths[index] })),
    frozen: Math.min(frozen, keys.length),
  }));
const keysOf = ({ columns }: Layout) => columns.map(({ key }) => key);

describe('the layout of a table', () => {
  it('comes back from its text', () => {
    fc.assert(fc.property(layout, (one) => void expect(parseLayout(layoutText(one, 'name'), object)).toEqual(one)));
  });

  it('loses no column by moving, and freezes what is dropped among the frozen', () => {
    fc.assert(
      fc.property(layout, fc.constantFrom(...KEYS), fc.integer({ min: -2, max: 7 }), (one, key, to) => {
        const moved = moveColumn(one, key, to);
        expect(keysOf(moved).toSorted()).toEqual(keysOf(one).toSorted());
        expect(moved.frozen).toBeGreaterThanOrEqual(0);
        expect(moved.frozen).toBeLessThanOrEqual(one.columns.length);
        const others = (which: Layout) =>
          keysOf(which)
            .slice(0, which.frozen)
            .filter((other) => other !== key);
        expect(others(moved)).toEqual(others(one));
      }),
    );
  });

  it('shows, hides, freezes and resizes', () => {
    const one = parseLayout('a,b|c', object) as Layout;
    expect(layoutText(showColumn(one, 'a', false), 'name')).toBe('b|c');
    expect(layoutText(showColumn(one, 'd', true), 'name')).toBe('a,b|c,d');
    expect(layoutText(freezeUpTo(one, 'c'), 'name')).toBe('a,b,c|');
    expect(freezeUpTo(one, 'b').frozen).toBe(0);
    expect(layoutText(resizeColumn(one, 'c', 5), 'name')).toBe('a,b|c:64');
  });

  it('drops what the object does not have', () => {
    expect(parseLayout('name:300,a,gone|a,b:x', object)).toEqual({
      titleWidth: 300,
      columns: [{ key: 'a' }, { key: 'b' }],
      frozen: 1,
    });
    expect(parseLayout('b,a', object)).toEqual({ columns: [{ key: 'b' }, { key: 'a' }], frozen: 0 });
    expect(parseLayout(undefined, object)).toBeUndefined();
  });
});

describe('sorting', () => {
  it('reads and writes the address', () => {
    expect(parseSorts('-a,b,gone,-b,c,d', object)).toEqual([
      { field: 'a', descending: true },
      { field: 'b', descending: false },
      { field: 'c', descending: false },
    ]);
    expect(sortsText(parseSorts('-a,b', object))).toBe('-a,b');
    expect(sortsText([])).toBeUndefined();
  });

  it('goes up, down, away; alone or beside the others', () => {
    const texts = (start: string, field: string, add: boolean) => {
      const steps: (string | undefined)[] = [];
      let sorts = parseSorts(start, object);
      for (let step = 0; step < 3; step++) {
        sorts = toggleSort(sorts, field, add);
        steps.push(sortsText(sorts));
      }
      return steps;
    };
    expect(texts('b', 'a', false)).toEqual(['a', '-a', undefined]);
    expect(texts('b', 'a', true)).toEqual(['b,a', 'b,-a', 'b']);
  });
});
