import { bad, good } from '../../kernel/issue.ts';
import { parseId } from './reference.ts';
import type { FieldTypeRoom } from './room.ts';

/** Ids of uploaded files. */
export const file: FieldTypeRoom = {
  column: 'uuid[]',
  sortable: false,
  parse(input, field) {
    const ids = (Array.isArray(input) ? input : [input]).map(parseId);
    if (ids.some((id) => id === undefined)) return bad('invalid_value', field.key);
    return ids.length === 0 ? good(null) : good([...new Set(ids as string[])]);
  },
};
