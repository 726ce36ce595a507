import { expect, test } from 'vitest';
import { dropped, placeIn } from './dropped.ts';

const departments = [
  { id: 'top', parentId: null, position: 0 },
  { id: 'a', parentId: 'top', position: 0 },
  { id: 'b', parentId: 'top', position: 1 },
  { id: 'c', parentId: 'top', position: 2 },
];

test('a department goes into what it is dropped on, near an edge beside it', () => {
  const row = { top: 100, height: 40 };
  expect([102, 110, 120, 130, 138].map((y) => placeIn(row, y))).toEqual(['before', 'into', 'into', 'into', 'after']);
  expect(dropped(departments, 'a', 'c', 'into')).toEqual({ parentId: 'c' });
  expect(dropped(departments, 'a', 'c', 'before')).toEqual({ parentId: 'top', index: 1 });
  expect(dropped(departments, 'a', 'c', 'after')).toEqual({ parentId: 'top', index: 2 });
  expect(dropped(departments, 'c', 'a', 'before')).toEqual({ parentId: 'top', index: 0 });
  expect(dropped(departments, 'a', 'top', 'after')).toEqual({ parentId: null, index: 1 });
});
