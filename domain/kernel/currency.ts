import { multiplyDecimals, roundDecimal } from './decimal.ts';
import { LOCALES, type Localized } from './localized.ts';

/** Digits after the point of a currency's smallest unit: 2 for CNY, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in the base currency; `rate` is what one unit of the foreign one is worth. Half rounds away from zero. */
export function toBase(amount: string, rate: string, base: string): string {
  return roundDecimal(multiplyDecimals(amount, rate), minorDigits(base));
}

/** A currency that this runtime knows by name. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code);
}

/** `USD · 美元` */
export function currencyName(code: string): Localized {
  const names = LOCALES.map((locale) => {
    const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(code);
    return [locale, name && name !== code ? `${code} · ${name}` : code];
  });
  return Object.fromEntries(names) as Localized;
}
