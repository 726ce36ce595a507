import type { FieldTypeRoom } from './room.ts';
import { parseText } from './textual.ts';

export const longText: FieldTypeRoom = {
  column: 'text',
  sortable: false,
  parse: (input, field) => parseText(input, field, 32_000),
};
