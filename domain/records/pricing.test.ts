import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorDigits, toBase } from '../kernel/currency.ts';
import { priceOf } from './pricing.ts';

/** Integers all the way: numerator over a power of ten, half away from zero. */
function exact(amount: string, rate: string, digits: number): bigint {
  const parts = [amount, rate].map((text) => text.split('.'));
  const scale = parts.reduce((sum, [, fraction = '']) => sum + fraction.length, 0);
  const product = parts.reduce((all, [whole = '', fraction = '']) => all * BigInt(whole + fraction), 1n);
  const shifted = product * 10n ** BigInt(digits);
  const unit = 10n ** BigInt(scale);
  return (shifted * 2n + unit) / (unit * 2n);
}

const decimals = (whole: number, fraction: number) =>
  fc
    .tuple(fc.bigInt(0n, 10n ** BigInt(whole) - 1n), fc.integer({ min: 0, max: fraction }), fc.nat())
    .map(([head, length, tail]) =>
      length ? `${head}.${String(tail).padStart(length, '0').slice(-length)}` : `${head}`,
    );

describe('amounts in foreign currencies', () => {
  it('are converted without loss and rounded once', () => {
    fc.assert(
      fc.property(decimals(12, 3), decimals(4, 8), fc.constantFrom('CNY', 'JPY', 'KWD'), (amount, rate, base) => {
        const digits = minorDigits(base);
        const [whole = '', fraction = ''] = toBase(amount, rate, base).split('.');
        expect(BigInt(whole + fraction.padEnd(digits, '0'))).toBe(exact(amount, rate, digits));
      }),
    );
  });

  it('know the smallest unit of a currency', () => {
    expect(['CNY', 'JPY', 'KWD', 'TWD'].map(minorDigits)).toEqual([2, 0, 3, 2]);
  });

  it('follow when price or currency change, and only then', () => {
    const before = { currency: 'USD', amountInCurrency: '100', amount: '700' };
    const of = (patch: object, from: object = before) =>
      priceOf({ before: from as typeof before, patch: patch as typeof before }, 'CNY');
    expect(of({ name: 'x' })).toEqual({ kind: 'none' });
    expect(of({ currency: 'USD', amountInCurrency: '100' })).toEqual({ kind: 'none' });
    expect(of({ amountInCurrency: '200' })).toEqual({ kind: 'convert', currency: 'USD', amount: '200' });
    expect(of({ currency: 'EUR' })).toEqual({ kind: 'convert', currency: 'EUR', amount: '100' });
    expect(of({ amount: '800' })).toMatchObject({ kind: 'refuse', issue: { code: 'amount_from_currency' } });
    expect(of({ currency: 'CNY' })).toEqual({ kind: 'set', values: { amountInCurrency: null } });
    expect(of({ currency: 'CNY', amountInCurrency: '50' })).toEqual({
      kind: 'set',
      values: { amountInCurrency: null, amount: '50' },
    });
    expect(of({ currency: 'USD' }, { amount: '10' })).toEqual({ kind: 'none' });
    expect(of({ amount: '10' }, { currency: 'USD' })).toEqual({ kind: 'none' });
  });
});
