import { describe, expect, it } from 'vitest';
import { conditionOf, joined } from './conditions.ts';

const department = (id: string, parentId: string | null) => ({
  id,
  parentId,
  name: id,
  position: 0,
  headId: null,
  active: true,
});
const TREE = [
  department('all', null),
  department('east', 'all'),
  department('east1', 'east'),
  department('south', 'all'),
];
const FIELDS = [{ key: 'department' }, { key: 'owner' }, { key: 'source' }];

describe('the filter bar as a condition', () => {
  it('takes a department with all below it', () => {
    expect(conditionOf({ department: 'east' }, TREE, FIELDS)).toEqual({
      field: 'department',
      op: 'in',
      value: ['east', 'east1'],
    });
  });

  it('leaves out what the object has no field for', () => {
    expect(conditionOf({ productLine: 'saas' }, TREE, FIELDS)).toBeUndefined();
    expect(conditionOf({ productLine: 'saas', source: 'fair' }, TREE, FIELDS)).toEqual({
      field: 'source',
      op: 'eq',
      value: 'fair',
    });
  });

  it('joins what is given', () => {
    const one = { field: 'owner', op: 'eq', value: 'x' } as const;
    expect(joined([undefined])).toBeUndefined();
    expect(joined([one, undefined])).toBe(one);
    expect(joined([one, one])).toEqual({ all: [one, one] });
  });
});
