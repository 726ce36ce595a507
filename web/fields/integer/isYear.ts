import type { FieldBody } from '#contract/objects.ts';

const FOUR_DIGITS = /^[1-9]\d{3}$/;

/** A whole number that always has four digits is a year: `2018`, never `2,018`. */
export function isYear({ type, min = '', max = '' }: Pick<FieldBody, 'type' | 'min' | 'max'>): boolean {
  return type === 'integer' && FOUR_DIGITS.test(min) && FOUR_DIGITS.test(max);
}
