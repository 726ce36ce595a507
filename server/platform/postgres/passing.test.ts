import { expect, test } from 'vitest';
import { isPassing } from './passing.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  withCode('ECONNRESET'),
  withCode('57P01'),
  withCode('53100'),
  withCode('08006'),
  withCode('ENOSPC'),
  new Error('Connection terminated unexpectedly'),
  new Error('Connection terminated due to connection timeout'),
  new Error('timeout exceeded when trying to connect'),
])('passes: $message $code', (error) => expect(isPassing(error)).toBe(true));

test.each([withCode('23505'), withCode('57014'), withCode('42P01'), new Error('x'), null, 'ECONNRESET'])(
  'stays: %s',
  (error) => expect(isPassing(error)).toBe(false),
);
