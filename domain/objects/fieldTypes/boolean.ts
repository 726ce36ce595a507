import { bad, good } from '../../kernel/issue.ts';
import type { FieldTypeRoom } from './room.ts';

export const boolean: FieldTypeRoom = {
  column: 'boolean',
  sortable: true,
  parse(input, field) {
    if (typeof input === 'boolean') return good(input);
    if (input === 'true' || input === 'false') return good(input === 'true');
    return bad('not_a_boolean', field.key);
  },
};
