import { bad, good } from '../../kernel/issue.ts';
import { parseNumber } from './numeric.ts';
import type { FieldTypeRoom } from './room.ts';

export const integer: FieldTypeRoom = {
  column: 'bigint',
  sortable: true,
  parse(input, field) {
    const parsed = parseNumber(input, field, 12);
    if (!parsed.ok) return parsed;
    const value = Number(parsed.value);
    return Number.isSafeInteger(value) ? good(value) : bad('not_an_integer', field.key);
  },
};
