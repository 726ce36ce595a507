import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { bad, good } from '../../kernel/issue.ts';
import type { FieldTypeRoom } from './room.ts';
import { parseText } from './textual.ts';

export const phone: FieldTypeRoom = {
  column: 'text',
  sortable: false,
  /** Kept as E.164, an extension behind `;ext=`; numbers without a country code are Chinese. */
  parse(input, field) {
    const text = parseText(input, field, 60);
    if (!text.ok) return text;
    const number = parsePhoneNumberFromString(text.value, 'CN');
    if (!number?.isPossible()) return bad('not_a_phone', field.key);
    return good(number.ext ? `${number.number};ext=${number.ext}` : number.number);
  },
};
