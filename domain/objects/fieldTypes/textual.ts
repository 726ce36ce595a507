import { bad, good, type Parsed } from '../../kernel/issue.ts';
import type { FieldSpec } from '../types.ts';

const NUL = String.fromCharCode(0);

/** Text that PostgreSQL can hold (no NUL, no lone surrogate), trimmed, within its length. */
export function parseText(input: unknown, field: FieldSpec, maxLength: number): Parsed<string> {
  if (typeof input !== 'string' && typeof input !== 'number') return bad('not_text', field.key);
  const text = String(input).trim();
  if (text.includes(NUL) || !text.isWellFormed()) return bad('invalid_character', field.key);
  const max = field.maxLength ?? maxLength;
  if (text.length > max) return bad('too_long', field.key, { max });
  return good(text);
}
