import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountParts } from './amount.ts';
import { makeFormat } from './format.ts';

const NOW = new Date('2026-03-18T04:00:00Z');
const zh = makeFormat({ locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', now: () => NOW });
const en = makeFormat({ locale: 'en', timeZone: 'America/New_York', currency: 'USD', now: () => NOW });

describe('amount', () => {
  it.each([
    ['0', '0'],
    ['0.005', '0.01'],
    ['9800.50', '9,800.5'],
    ['9999.994', '9,999.99'],
    ['9999.995', '1 万'],
    ['10000', '1 万'],
    ['12345', '1.23 万'],
    ['12350', '1.24 万'],
    ['123456', '12.3 万'],
    ['3860000', '386 万'],
    ['64310000.49', '6,431 万'],
    ['99999999', '1 亿'],
    ['99994999', '9,999 万'],
    ['146380000', '1.46 亿'],
    ['1463800000', '14.6 亿'],
    ['1234567890123456', '12,345,679 亿'],
    ['-3860000', '-386 万'],
    ['-99999999', '-1 亿'],
  ])('reads %s as %s in Chinese', (value, text) => expect(zh.amount(value)).toBe(text));

  it.each([
    ['999.994', '999.99'],
    ['999.995', '1K'],
    ['1234', '1.23K'],
    ['55000', '55K'],
    ['999499', '999K'],
    ['999500', '1M'],
    ['3860000', '3.86M'],
    ['146380000', '146M'],
    ['2500000000', '2.5B'],
    ['-1234', '-1.23K'],
  ])('reads %s as %s in English', (value, text) => expect(en.amount(value)).toBe(text));

  it('keeps one unit for a column', () => {
    expect(zh.amount('146380000', { scale: 'base' })).toBe('14,638 万');
    expect(zh.amount('5000', { scale: 'base' })).toBe('0.5 万');
    expect(en.amount('3860000', { scale: 'base' })).toBe('3,860K');
    expect(zh.amount('3860000.5', { scale: 'one' })).toBe('3,860,000.5');
  });

  it('names a foreign currency only', () => {
    expect(zh.amount('3860000', { currency: 'CNY' })).toBe('386 万');
    expect(zh.amount('3860000', { currency: 'USD' })).toBe('$386 万');
  });

  it('gives every digit on demand, beyond what a float holds', () => {
    expect(zh.exactAmount('3860000')).toBe('¥3,860,000.00');
    expect(zh.exactAmount('12345678901234567.89')).toBe('¥12,345,678,901,234,567.89');
    expect(en.exactAmount('-0.1')).toBe('-$0.10');
  });

  it('is never off by more than half a unit of its last digit, and never shows a full unit as the smaller one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (cents) => {
        const value = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
        const { number, unit } = amountParts(value, 'zh-CN');
        const factor = unit === '亿' ? 1e8 : unit === '万' ? 1e4 : 1;
        const shown = Number(number.replaceAll(',', ''));
        const step = factor / 10 ** (number.split('.')[1]?.length ?? 0);
        expect(Math.abs(shown * factor - Number(value))).toBeLessThanOrEqual(step / 2 + 0.01);
        if (unit !== '亿') expect(shown).toBeLessThan(10_000);
      }),
    );
  });
});

describe('numbers', () => {
  it('writes shares, days and numbers', () => {
    expect(zh.percent(0.4512)).toBe('45.1%');
    expect(zh.percent('1')).toBe('100%');
    expect(zh.percent(0.6315, 2)).toBe('63.15%');
    expect(zh.days(31)).toBe('31 天');
    expect(en.days(1)).toBe('1 day');
    expect(en.days(51.78)).toBe('51.8 days');
    expect(zh.number('12345678901234567.125', 2)).toBe('12,345,678,901,234,567.13');
    expect(zh.number(8800)).toBe('8,800');
  });
});

describe('dates', () => {
  it('leaves this year out and another one in', () => {
    expect(zh.date('2026-03-20')).toBe('3-20');
    expect(zh.date('2025-12-01')).toBe('2025-12-01');
    expect(zh.date('2026-03-20', 'full')).toBe('2026-03-20');
    expect(en.date('2026-03-20')).toBe('Mar 20');
    expect(en.date('2025-12-01')).toBe('Dec 1, 2025');
  });

  it('takes the day of a moment from the workspace’s zone', () => {
    expect(zh.date('2026-03-17T17:00:00Z')).toBe('3-18');
    expect(en.date('2026-03-18T03:00:00Z')).toBe('Mar 17');
    expect(zh.dateTime('2026-03-16T02:00:00Z')).toBe('3-16 10:00');
    expect(zh.dateTime('2025-12-31T16:30:00Z')).toBe('1-1 00:30');
    expect(zh.today()).toBe('2026-03-18');
    expect(makeFormat({ ...en, now: () => new Date('2026-03-18T03:00:00Z') }).today()).toBe('2026-03-17');
  });

  it('says near days and times in words', () => {
    expect(zh.day('2026-03-18')).toBe('今天');
    expect(zh.day('2026-03-19')).toBe('明天');
    expect(zh.day('2026-03-20')).toBe('3-20');
    expect(zh.relative('2026-03-18T03:55:00Z')).toBe('5 分钟前');
    expect(zh.relative('2026-03-17T08:20:00Z')).toBe('昨天 16:20');
    expect(zh.relative('2026-03-10T08:20:00Z')).toBe('3-10 16:20');
    expect(en.relative('2026-03-18T03:55:00Z')).toBe('5 minutes ago');
  });

  it('shows what it cannot read as it is', () => {
    expect(zh.date('soon')).toBe('soon');
    expect(zh.relative('')).toBe('');
  });
});
