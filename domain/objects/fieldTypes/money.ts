import { parseNumber } from './numeric.ts';
import type { FieldTypeRoom } from './room.ts';

export const money: FieldTypeRoom = {
  column: 'numeric',
  sortable: true,
  parse: (input, field) => parseNumber(input, field, 2),
};
