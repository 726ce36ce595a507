import { Cell as autoNumber } from './autoNumber/Cell.tsx';
import { Cell as boolean } from './boolean/Cell.tsx';
import { Cell as date } from './date/Cell.tsx';
import { Cell as dateTime } from './dateTime/Cell.tsx';
import { Cell as decimal } from './decimal/Cell.tsx';
import { Cell as email } from './email/Cell.tsx';
import { Cell as file } from './file/Cell.tsx';
import { Cell as integer } from './integer/Cell.tsx';
import { Cell as longText } from './longText/Cell.tsx';
import { Cell as money } from './money/Cell.tsx';
import { Cell as multiSelect } from './multiSelect/Cell.tsx';
import { Cell as percent } from './percent/Cell.tsx';
import { Cell as phone } from './phone/Cell.tsx';
import { Cell as reference } from './reference/Cell.tsx';
import { Cell as select } from './select/Cell.tsx';
import { Cell as text } from './text/Cell.tsx';
import type { CellRooms } from './types.ts';
import { Cell as url } from './url/Cell.tsx';
import { Cell as user } from './user/Cell.tsx';
import { Cell as users } from './users/Cell.tsx';

/** How each field type reads. */
export const cells: CellRooms = {
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
