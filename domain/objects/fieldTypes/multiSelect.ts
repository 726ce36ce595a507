import { bad, good } from '../../kernel/issue.ts';
import { shown } from '../../kernel/shown.ts';
import type { FieldTypeRoom } from './room.ts';

export const multiSelect: FieldTypeRoom = {
  column: 'text[]',
  sortable: false,
  parse(input, field) {
    if (!Array.isArray(input)) return bad('invalid_value', field.key);
    const unknown = input.find((key) => !field.options?.some((option) => option.key === key));
    if (unknown !== undefined) return bad('unknown_option', field.key, { value: shown(unknown) });
    return input.length === 0 ? good(null) : good([...new Set(input as string[])]);
  },
};
