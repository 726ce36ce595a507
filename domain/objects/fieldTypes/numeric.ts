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
  if (tooSmall || tooLarge) return outside(field);
  return good(value);
}

/** A field with one bound speaks of that alone. */
function outside({ key, min, max }: FieldSpec): Parsed<never> {
  if (max === undefined) return bad('below_minimum', key, { min: min ?? '' });
  if (min === undefined) return bad('above_maximum', key, { max });
  return bad('out_of_range', key, { min, max });
}

/** Numbers print without exponent and with no more digits than a decimal has: 0.1 + 0.2 is 0.3; 1e21 is no decimal. */
function plain(input: number): string {
  const text = String(input);
  return isDecimal(text) ? text : input.toFixed(12);
}
