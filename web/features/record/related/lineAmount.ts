import { isDecimal, multiplyDecimals, roundDecimal, sumDecimals } from '#domain/kernel/decimal.ts';
import type { RecordValues } from '#domain/objects/types.ts';

const FEEDS = new Set(['quantity', 'unitPrice', 'discount']);

/** A line's amount follows quantity, price and discount, until it is typed itself. */
export function withLineAmount(values: RecordValues, changed: string): RecordValues {
  if (!FEEDS.has(changed)) return values;
  const quantity = decimalOf(values.quantity);
  const price = decimalOf(values.unitPrice);
  const discount = decimalOf(values.discount ?? '0');
  if (!quantity || !price || !discount) return values;
  const share = multiplyDecimals(sumDecimals(['100', multiplyDecimals(discount, '-1')]), '0.01');
  return { ...values, amount: roundDecimal(multiplyDecimals(multiplyDecimals(quantity, price), share), 2) };
}

function decimalOf(value: RecordValues[string] | undefined): string | undefined {
  const text = String(value ?? '');
  return isDecimal(text) ? text : undefined;
}
