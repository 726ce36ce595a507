import { compareDecimal, multiplyDecimals, normaliseDecimal, roundDecimal } from '#domain/kernel/decimal.ts';
import type { Locale } from '#domain/kernel/localized.ts';

/** `auto` picks the unit by size; `base` always takes the first (万, K), for columns that must compare; `one` none. */
export type AmountScale = 'auto' | 'base' | 'one';

export type AmountParts = {
  /** Rounded and grouped: `1.46`, `-386`, `9,800.5`. */
  number: string;
  /** `万`, `亿`, `K`, `M`, `B` or nothing. */
  unit: string;
};

type Unit = { sign: string; from: string; factor: string };

/** Largest first. `factor` multiplies into the unit. */
const UNITS: Record<Locale, readonly Unit[]> = {
  'zh-CN': [
    { sign: '亿', from: '100000000', factor: '0.00000001' },
    { sign: '万', from: '10000', factor: '0.0001' },
  ],
  'zh-TW': [
    { sign: '億', from: '100000000', factor: '0.00000001' },
    { sign: '萬', from: '10000', factor: '0.0001' },
  ],
  en: [
    { sign: 'B', from: '1000000000', factor: '0.000000001' },
    { sign: 'M', from: '1000000', factor: '0.000001' },
    { sign: 'K', from: '1000', factor: '0.001' },
  ],
};
const ONE: Unit = { sign: '', from: '0', factor: '1' };

/**
 * A short reading of a decimal string: three significant digits where the unit leaves fewer than three whole ones,
 * none after the point beyond. Rounds half away from zero on the decimal text, and steps up a unit when rounding
 * reaches it (99 999 999 → 1 亿, not 10 000 万).
 */
export function amountParts(value: string, locale: Locale, scale: AmountScale = 'auto'): AmountParts {
  const units = [...UNITS[locale], ONE];
  let at = startUnit(value, units, scale);
  let number = inUnit(value, units[at] as Unit);
  const larger = units[at - 1];
  if (scale === 'auto' && larger && reaches(number, units[at] as Unit, larger)) {
    at -= 1;
    number = inUnit(value, larger);
  }
  return { number: group(number, locale), unit: (units[at] as Unit).sign };
}

function startUnit(value: string, units: readonly Unit[], scale: AmountScale): number {
  if (scale === 'one') return units.length - 1;
  if (scale === 'base') return units.length - 2;
  const size = value.replace(/^[+-]/, '');
  return units.findIndex((unit) => compareDecimal(size, unit.from) >= 0);
}

function inUnit(value: string, unit: Unit): string {
  const scaled = multiplyDecimals(value, unit.factor);
  const whole = (scaled.replace('-', '').split('.')[0] as string).length;
  return roundDecimal(scaled, unit.sign === '' ? 2 : Math.max(0, 3 - whole));
}

/** Rounding can fill the smaller unit: 9 999.6 万 reads 10 000 万, which is 1 亿. */
function reaches(number: string, unit: Unit, larger: Unit): boolean {
  return compareDecimal(number.replace('-', ''), multiplyDecimals(larger.from, unit.factor)) >= 0;
}

function group(number: string, locale: Locale): string {
  return grouped(locale).format(number as Intl.StringNumericLiteral);
}

const formatters = new Map<string, Intl.NumberFormat>();

function grouped(locale: Locale): Intl.NumberFormat {
  return kept(locale, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }));
}

/** All digits with the currency's sign: `¥3,860,000.00`. Exact: no float in between. */
export function exactAmount(value: string, locale: Locale, currency: string): string {
  const format = kept(
    `${locale} ${currency}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        maximumFractionDigits: 12,
      }),
  );
  return format.format(normaliseDecimal(value) as Intl.StringNumericLiteral);
}

/** The currency's short sign: `¥`, `$`, `€`. */
export function currencySign(locale: Locale, currency: string): string {
  const format = kept(
    `${locale} ${currency} sign`,
    () => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  );
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
}

function kept(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const known = formatters.get(key) ?? make();
  formatters.set(key, known);
  return known;
}
