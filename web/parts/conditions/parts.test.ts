import { describe, expect, it } from 'vitest';
import { filterOf, isComplete, partsOf } from './parts.ts';

describe('filter chips', () => {
  const a = { field: 'a', op: 'notEmpty' } as const;
  it('are the parts of the condition and make it again', () => {
    for (const filter of [undefined, a, { all: [a, a] }, { any: [a, a] }, { not: a }]) {
      expect(filterOf(partsOf(filter))).toEqual(filter);
    }
  });

  it('wait for a value', () => {
    expect(isComplete({ field: 'a', op: 'empty' })).toBe(true);
    expect(isComplete({ field: 'a', op: 'between', value: ['1', ''] })).toBe(false);
    expect(isComplete({ field: 'a', op: 'in', value: [] })).toBe(false);
    expect(isComplete({ field: 'a', op: 'eq', value: false })).toBe(true);
  });
});
