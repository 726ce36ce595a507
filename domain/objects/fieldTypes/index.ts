import { good, type Parsed } from '../../kernel/issue.ts';
import type { FieldSpec, FieldType, FieldValue } from '../types.ts';
import { autoNumber } from './autoNumber.ts';
import { boolean } from './boolean.ts';
import { date } from './date.ts';
import { dateTime } from './dateTime.ts';
import { decimal } from './decimal.ts';
import { email } from './email.ts';
import { file } from './file.ts';
import { integer } from './integer.ts';
import { longText } from './longText.ts';
import { money } from './money.ts';
import { multiSelect } from './multiSelect.ts';
import { percent } from './percent.ts';
import { phone } from './phone.ts';
import { reference } from './reference.ts';
import type { FieldTypeRoom } from './room.ts';
import { select } from './select.ts';
import { text } from './text.ts';
import { url } from './url.ts';
import { user } from './user.ts';
import { users } from './users.ts';

/** Every field type has its room: a missing one does not compile. */
export const FIELD_TYPE_ROOMS: Record<FieldType, FieldTypeRoom> = {
  text,
  longText,
  integer,
  decimal,
  money,
  percent,
  boolean,
  date,
  dateTime,
  select,
  multiSelect,
  reference,
  user,
  users,
  phone,
  email,
  url,
  autoNumber,
  file,
};

/** Reads an input into the stored value of a field. Empty text, null and undefined are all "no value". */
export function parseFieldValue(input: unknown, field: FieldSpec): Parsed<FieldValue> {
  const blank = input === undefined || input === null || (typeof input === 'string' && input.trim() === '');
  return blank ? good(null) : FIELD_TYPE_ROOMS[field.type].parse(input, field);
}
