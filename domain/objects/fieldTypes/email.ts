import { bad, good } from '../../kernel/issue.ts';
import type { FieldTypeRoom } from './room.ts';
import { parseText } from './textual.ts';

/** One @, no spaces, a dot in the domain: what HTML's own e-mail field asks for, and a top-level domain. */
const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/;

export const isEmail = (text: string): boolean => EMAIL.test(text);

export const email: FieldTypeRoom = {
  column: 'text',
  sortable: true,
  parse(input, field) {
    const text = parseText(input, field, 254);
    if (!text.ok) return text;
    return isEmail(text.value) ? good(text.value.toLowerCase()) : bad('not_an_email', field.key);
  },
};
