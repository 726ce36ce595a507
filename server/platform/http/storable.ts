import type { Issue } from '#domain/kernel/issue.ts';
import { Refused } from '../errors.ts';

const MAX_DEPTH = 64;

/**
 * Refuses strings that PostgreSQL cannot store (NUL, half a surrogate pair) anywhere in a body or query, keys included,
 * and nesting deep enough to exhaust the stack of whoever walks the value next.
 */
export function refuseUnstorable(...inputs: unknown[]): void {
  const issues: Issue[] = [];
  const waiting = inputs.map((value) => ({ value, path: [] as string[] }));
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const { value, path } = item;
    if (typeof value === 'string') {
      if (!isStorable(value)) issues.push(invalid(path));
    } else if (isPlain(value)) {
      if (path.length >= MAX_DEPTH) throw new Refused('invalid_input', { issues: [{ code: 'invalid_value' }] });
      for (const [key, inner] of Object.entries(value)) {
        if (isStorable(key)) waiting.push({ value: inner, path: [...path, key] });
        else issues.push(invalid(path));
      }
    }
  }
  if (issues.length) throw new Refused('invalid_input', { issues });
}

const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed();
const invalid = (path: string[]): Issue => ({
  code: 'invalid_character',
  ...(path.length ? { field: path.join('.') } : {}),
});

/** Arrays and objects made from JSON or a query, not streams and buffers. */
function isPlain(value: unknown): value is object {
  if (Array.isArray(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
