import { parseNumber } from './numeric.ts';
import type { FieldTypeRoom } from './room.ts';

export const decimal: FieldTypeRoom = {
  column: 'numeric',
  sortable: true,
  parse: (input, field) => parseNumber(input, field, 4),
};
