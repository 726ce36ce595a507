import { expect, test } from 'vitest';
import { readDocument } from '../support/document.ts';
import { DOORS } from './doors.ts';

test('every door of the document is known here, once', () => {
  const listed = Object.values(DOORS).flat();
  const real = readDocument().routes.map((route) => route.id);
  const message =
    'a door is new or gone: put it into fuzz/rights/doors.ts, under "asked" with a question in fuzz/rights/asks when it can tell of a record';
  expect(listed.toSorted(), message).toEqual(real.toSorted());
});
