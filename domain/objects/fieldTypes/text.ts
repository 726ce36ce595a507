import type { FieldTypeRoom } from './room.ts';
import { parseText } from './textual.ts';

export const text: FieldTypeRoom = {
  column: 'text',
  sortable: true,
  parse: (input, field) => parseText(input, field, 255),
};
