import { Input as autoNumber } from './autoNumber/Input.tsx';
import { Input as boolean } from './boolean/Input.tsx';
import { Input as date } from './date/Input.tsx';
import { Input as dateTime } from './dateTime/Input.tsx';
import { Input as decimal } from './decimal/Input.tsx';
import { Input as email } from './email/Input.tsx';
import { Input as file } from './file/Input.tsx';
import { Input as integer } from './integer/Input.tsx';
import { Input as longText } from './longText/Input.tsx';
import { Input as money } from './money/Input.tsx';
import { Input as multiSelect } from './multiSelect/Input.tsx';
import { Input as percent } from './percent/Input.tsx';
import { Input as phone } from './phone/Input.tsx';
import { Input as reference } from './reference/Input.tsx';
import { Input as select } from './select/Input.tsx';
import { Input as text } from './text/Input.tsx';
import type { InputRooms } from './types.ts';
import { Input as url } from './url/Input.tsx';
import { Input as user } from './user/Input.tsx';
import { Input as users } from './users/Input.tsx';

/** How each field type is entered. Loaded when the first input is shown: it brings date pickers and selects. */
export const inputs: InputRooms = {
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
