import { board } from './zh-CN/board.ts';
import { cockpit } from './zh-CN/cockpit.ts';
import { common } from './zh-CN/common.ts';
import { errors } from './zh-CN/errors.ts';
import { fields } from './zh-CN/fields.ts';
import { list } from './zh-CN/list.ts';
import { record } from './zh-CN/record.ts';
import { search } from './zh-CN/search.ts';
import { setup } from './zh-CN/setup.ts';
import { shell } from './zh-CN/shell.ts';
import { signIn } from './zh-CN/signIn.ts';

/** Every text of the pages. 简体 is the base: its keys are the type that the other languages follow. */
export const zhCN = {
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
