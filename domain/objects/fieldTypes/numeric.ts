import { compareDecimal, isDecimal, roundDecimal } from '../../kernel/decimal.ts';
import { bad, good, type Parsed } from '../../kernel/issue.ts';
import type { FieldSpec } from '../types.ts';

/** A decimal string within the field's bounds, rounded to its scale. */
export function parseNumber(input: unknown, field: FieldSpec, defaultScale: number): Parsed<string> {
  const text = typeof input === 'number' && Number.isFinite(input) ? plain(input) : input;
  if (typeof text !== 'string' || !isDecimal(text.trim())) return bad('not_a_number', field.key);
  const value = roundDecimal(text.trim(), field.scale ?? defaultScale);
  const tooSmall = field.min !== undefined && compareDecimal(value, field.min) < 0;
  const tooLarge = field.max !== undefined && compareDecimal(value, field.max) > 0;
  if (tooSmall || tooLarge) {
    return bad('out_of_range', field.key, { min: field.min ?? '−∞', max: field.max ?? '+∞' });
  }
  return good(value);
}

/** Numbers print without exponent: 1e21 is no decimal string. */
function plain(input: number): string {
  return String(input).includes('e') ? input.toFixed(12) : String(input);
}
