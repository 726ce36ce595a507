/** Decimal numbers travel as strings ('-12.50'), never as floats: money must not drift. */
const PATTERN = /^[+-]?\d{1,20}(\.\d{1,12})?$/;

export function isDecimal(text: string): boolean {
  return PATTERN.test(text);
}

/** '+007.50' → '7.5', '-0.0' → '0': one spelling for one number, so that equal values compare equal as text. */
export function normaliseDecimal(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const tail = fraction.replace(/0+$/, '');
  const body = tail ? `${digits}.${tail}` : digits;
  return negative && body !== '0' ? `-${body}` : body;
}

/** Exact order of two decimal strings: -1, 0 or 1. */
export function compareDecimal(a: string, b: string): -1 | 0 | 1 {
  const scale = Math.max(fractionLength(a), fractionLength(b));
  const left = scaled(a, scale);
  const right = scaled(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounds half away from zero to a number of fraction digits, as PostgreSQL's numeric does. */
export function roundDecimal(text: string, digits: number): string {
  const scale = fractionLength(text);
  if (scale <= digits) return normaliseDecimal(text);
  const divisor = 10n ** BigInt(scale - digits);
  const value = scaled(text, scale);
  const half = divisor / 2n;
  const rounded = value < 0n ? (value - half) / divisor : (value + half) / divisor;
  return unscaled(rounded, digits);
}

/** Exact sum of decimal strings. */
export function sumDecimals(values: readonly string[]): string {
  const scale = values.reduce((most, value) => Math.max(most, fractionLength(value)), 0);
  return unscaled(
    values.reduce((sum, value) => sum + scaled(value, scale), 0n),
    scale,
  );
}

/** Exact product of two decimal strings. */
export function multiplyDecimals(a: string, b: string): string {
  const scaleA = fractionLength(a);
  const scaleB = fractionLength(b);
  return unscaled(scaled(a, scaleA) * scaled(b, scaleB), scaleA + scaleB);
}

function fractionLength(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function scaled(text: string, scale: number): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const value = BigInt(whole + fraction.padEnd(scale, '0'));
  return negative ? -value : value;
}

function unscaled(value: bigint, scale: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return normaliseDecimal(negative ? `-${text}` : text);
}
