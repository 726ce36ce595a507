import { bad } from '../../kernel/issue.ts';
import type { FieldTypeRoom } from './room.ts';

export const autoNumber: FieldTypeRoom = {
  column: 'text',
  sortable: true,
  parse: (_input, field) => bad('read_only', field.key),
};

/** `formatAutoNumber('OPP-{0000}', 42)` → `OPP-0042`; a pattern without braces gets the number behind it. */
export function formatAutoNumber(pattern: string, value: number): string {
  const filled = pattern.replace(/\{(0+)\}/, (_whole, zeros: string) => String(value).padStart(zeros.length, '0'));
  return filled === pattern ? `${pattern}${value}` : filled;
}
