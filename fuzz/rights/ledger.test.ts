import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('what differs is kept, what does not is only counted', () => {
  const ledger = new Ledger();
  ledger.same('a', 'reader', 'count', 3, 3);
  ledger.sameSet('b', 'reader', 'ids', ['1', '2', '3'], ['1', '2'], ['2', '1']);
  expect(ledger.differences).toEqual([]);
  expect(ledger.questions).toEqual({ a: 1, b: 3 });
  ledger.same('a', 'reader', 'count', 3, 4);
  ledger.sameSet('b', 'reader', 'one too many', ['1', '2'], ['1'], ['1', '2']);
  ledger.sameSet('b', 'reader', 'one too few', ['1', '2'], ['1', '2'], ['1']);
  ledger.sameSet('b', 'reader', 'twice', ['1', '2'], ['1'], ['1', '1']);
  ledger.sameSet('b', 'reader', 'from elsewhere', ['1', '2'], [], ['9']);
  expect(ledger.differences.map(({ question }) => question)).toEqual([
    'count',
    'one too many',
    'one too few',
    'twice',
    'from elsewhere',
  ]);
});
