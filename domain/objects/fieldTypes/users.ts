import { bad, good } from '../../kernel/issue.ts';
import { parseId } from './reference.ts';
import type { FieldTypeRoom } from './room.ts';

/** Several people, each once, in the order given; whether they exist is asked of the database. */
export const users: FieldTypeRoom = {
  column: 'uuid[]',
  sortable: false,
  parse(input, field) {
    const given: unknown[] = Array.isArray(input) ? input : [input];
    const ids: string[] = [];
    for (const one of given) {
      const id = parseId(one);
      if (id === undefined) {
        // What is no text has no words of its own; turning an object into some may even throw.
        return bad('unknown_reference', field.key, { value: typeof one === 'string' ? one : '' });
      }
      ids.push(id);
    }
    return ids.length === 0 ? good(null) : good([...new Set(ids)]);
  },
};
