import { bad, good } from '../../kernel/issue.ts';
import { shown } from '../../kernel/shown.ts';
import type { FieldTypeRoom } from './room.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function parseId(input: unknown): string | undefined {
  const id = typeof input === 'string' ? input.toLowerCase() : '';
  return UUID.test(id) ? id : undefined;
}

/** The id of a record; whether it exists and may be seen is asked of the database. */
export const reference: FieldTypeRoom = {
  column: 'uuid',
  sortable: false,
  parse(input, field) {
    const id = parseId(input);
    return id ? good(id) : bad('unknown_reference', field.key, { value: shown(input) });
  },
};
