import { bad, good } from '../../kernel/issue.ts';
import { shown } from '../../kernel/shown.ts';
import type { FieldTypeRoom } from './room.ts';

export const select: FieldTypeRoom = {
  column: 'text',
  sortable: true,
  parse(input, field) {
    const known = field.options?.some((option) => option.key === input);
    return known ? good(input as string) : bad('unknown_option', field.key, { value: shown(input) });
  },
};
