import { reference } from './reference.ts';
import type { FieldTypeRoom } from './room.ts';

export const user: FieldTypeRoom = { ...reference };
