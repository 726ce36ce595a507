import { bad, good } from '../../kernel/issue.ts';
import type { FieldTypeRoom } from './room.ts';

/** 'YYYY-MM-DD' that exists in the calendar. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || match[1] === '0000') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const date: FieldTypeRoom = {
  column: 'date',
  sortable: true,
  parse(input, field) {
    return typeof input === 'string' && isCalendarDate(input.trim())
      ? good(input.trim())
      : bad('not_a_date', field.key);
  },
};
