import { bad, good } from '../../kernel/issue.ts';
import type { FieldTypeRoom } from './room.ts';
import { parseText } from './textual.ts';

export const url: FieldTypeRoom = {
  column: 'text',
  sortable: false,
  /** http and https only, so that a stored link can be shown as one; `www.example.com` gains https. */
  parse(input, field) {
    const text = parseText(input, field, 2_000);
    if (!text.ok) return text;
    const spelled = /^[a-z][a-z0-9+.-]*:/i.test(text.value) ? text.value : `https://${text.value}`;
    const valid = URL.canParse(spelled) && /^https?:$/.test(new URL(spelled).protocol) && /\.|localhost/.test(spelled);
    return valid ? good(spelled) : bad('not_a_url', field.key);
  },
};
