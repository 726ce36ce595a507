import { board } from './en/board.ts';
import { cockpit } from './en/cockpit.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { fields } from './en/fields.ts';
import { list } from './en/list.ts';
import { record } from './en/record.ts';
import { search } from './en/search.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/signIn.ts';

import type { Phrases } from './translated.ts';

export const en: Phrases = {
  shell,
  common,
  signIn,
  setup,
  board,
  list,
  record,
  cockpit,
  search,
  errors,
  fields,
};
