import { normaliseDecimal } from '../kernel/index.ts';
import { tidy } from './dateFormats.ts';

/** The sign before the fraction: '1,234.50' or '1.234,50'. */
export type DecimalMark = '.' | ',';

const CURRENCY = /^(?:(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|TWD|US\$|HK\$|NT\$|人民币|人民幣|美元|欧元|歐元|[¥$€£])\s*)/i;
const CURRENCY_AFTER =
  /\s*(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|TWD|人民币|人民幣|美元|欧元|歐元|元整|元|圆|圓|块|塊|[¥$€£])$/i;
const MAGNITUDE = /\s*(万亿|萬億|千万|千萬|百万|百萬|亿|億|万|萬|千)$/;
const POWERS: Record<string, number> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };
const SIMPLIFIED: Record<string, string> = { 萬: '万', 億: '亿' };
/** Thousands, ten thousands (1,0000) and Indian lakhs; one kind of separator in a number. */
const GROUPED = [/^\d{1,3}(?:G\d{3})+$/, /^\d{1,4}(?:G\d{4})+$/, /^\d{1,2}(?:G\d{2})*G\d{3}$/];
/** What numeric columns can hold with room to spare; a longer one is some other kind of text. */
const MAX_DIGITS = 40;

/**
 * A number as people write it, as a plain decimal string in its shortest spelling, without passing through a float:
 * '1,234.50' → '1234.5', '¥1 234' → '1234', '12.5万' → '125000', '(1,200)' → '-1200', '1.2E+5' → '120000'.
 * A percentage is given in percent points ('45%' → '45'), as percent fields keep it. Undefined: not a number.
 */
export function parseNumberText(text: string, decimalMark: DecimalMark = '.'): string | undefined {
  let rest = tidy(text).replace(/[−–]/g, '-');
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) rest = (bracketed[1] ?? '').trim();
  const signed = takeSign(rest.replace(/^([+-]?)\s*/, '$1'));
  const unit = takeMagnitude(signed.rest);
  const digits = parseDigits(unit.rest, decimalMark);
  if (digits === undefined || (bracketed && signed.negative)) return undefined;
  const value = shiftPoint(digits.mantissa, digits.exponent + unit.power);
  return normaliseDecimal(bracketed || signed.negative ? `-${value}` : value);
}

/** '1.2E-5' → '0.000012': a float's own spelling without its exponent. The text must be a plain or scientific number. */
export function plainDecimal(text: string): string {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e');
  const negative = mantissa.startsWith('-');
  const value = shiftPoint(mantissa.replace(/^[+-]/, ''), Number(exponent));
  return normaliseDecimal(negative ? `-${value}` : value);
}

/** The sign may stand before or after the currency ('-¥5', '¥-5') or, as some ledgers print it, at the end ('5-'). */
function takeSign(text: string): { negative: boolean; rest: string } {
  const before = /^[+-]/.exec(text)?.[0];
  let rest = text.slice(before ? 1 : 0).replace(CURRENCY, '');
  const inner = before ? undefined : /^[+-]\s*/.exec(rest)?.[0];
  rest = rest.slice(inner?.length ?? 0);
  const trailing = !before && !inner && /\d-$/.test(rest);
  if (trailing) rest = rest.slice(0, -1);
  return { negative: before === '-' || inner?.startsWith('-') || trailing, rest };
}

function takeMagnitude(text: string): { power: number; rest: string } {
  if (text.endsWith('%')) return { power: 0, rest: text.slice(0, -1).trim() };
  if (text.endsWith('‰')) return { power: -1, rest: text.slice(0, -1).trim() };
  const bare = text.replace(CURRENCY_AFTER, '');
  const word = MAGNITUDE.exec(bare);
  if (!word) return { power: 0, rest: bare };
  const key = [...(word[1] ?? '')].map((character) => SIMPLIFIED[character] ?? character).join('');
  return { power: POWERS[key] ?? 0, rest: bare.slice(0, word.index) };
}

function parseDigits(text: string, decimalMark: DecimalMark): { mantissa: string; exponent: number } | undefined {
  const scientific = /^(.*\d)[eE]([+-]?\d{1,2})$/.exec(text);
  const body = scientific ? (scientific[1] ?? '') : text;
  const [whole = '', fraction, ...more] = body.split(decimalMark);
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return undefined;
  const digits = ungroup(whole, decimalMark);
  if (digits === undefined || (digits === '' && !fraction) || digits.length + (fraction?.length ?? 0) > MAX_DIGITS) {
    return undefined;
  }
  return { mantissa: `${digits || '0'}.${fraction || '0'}`, exponent: Number(scientific?.[2] ?? 0) };
}

function ungroup(whole: string, decimalMark: DecimalMark): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  const separator = /[^\d]/.exec(whole)?.[0] ?? '';
  if (separator === decimalMark || !/[,.\s'’]/.test(separator)) return undefined;
  const marked = whole.replaceAll(separator, 'G');
  return GROUPED.some((pattern) => pattern.test(marked)) ? marked.replaceAll('G', '') : undefined;
}

/** Moves the decimal point of an unsigned decimal to the right (or left, when negative). */
function shiftPoint(text: string, places: number): string {
  const [whole = '0', fraction = ''] = text.split('.');
  if (places >= 0) {
    const padded = fraction.padEnd(places, '0');
    return `${whole}${padded.slice(0, places)}.${padded.slice(places) || '0'}`;
  }
  const padded = whole.padStart(1 - places, '0');
  return `${padded.slice(0, places)}.${padded.slice(places)}${fraction}`;
}
