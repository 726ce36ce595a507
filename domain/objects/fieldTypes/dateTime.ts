import { bad, good } from '../../kernel/issue.ts';
import { isCalendarDate } from './date.ts';
import type { FieldTypeRoom } from './room.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

export const dateTime: FieldTypeRoom = {
  column: 'timestamptz',
  sortable: true,
  /** An instant with its offset ('2026-03-18T09:30:00+08:00'); kept in UTC to the millisecond. */
  parse(input, field) {
    const match = typeof input === 'string' ? ISO.exec(input.trim()) : null;
    if (!match || !isCalendarDate(match[1] ?? '')) return bad('not_a_date_time', field.key);
    const instant = new Date(match[0]);
    // An offset can carry the ends of the calendar into years that have no four digits.
    const isNamed = !Number.isNaN(instant.getTime()) && /^(?!0000)\d{4}-/.test(instant.toISOString());
    return isNamed ? good(instant.toISOString()) : bad('not_a_date_time', field.key);
  },
};
