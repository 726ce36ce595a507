import { approvals } from './zh-CN/approvals.ts';
import { board } from './zh-CN/board.ts';
import { cockpit } from './zh-CN/cockpit.ts';
import { common } from './zh-CN/common.ts';
import { conditions } from './zh-CN/conditions.ts';
import { designer } from './zh-CN/designer.ts';
import { documents } from './zh-CN/documents.ts';
import { dwell } from './zh-CN/dwell.ts';
import { errors } from './zh-CN/errors.ts';
import { feedback } from './zh-CN/feedback.ts';
import { fields } from './zh-CN/fields.ts';
import { funnels } from './zh-CN/funnels.ts';
import { gates } from './zh-CN/gates.ts';
import { help } from './zh-CN/help.ts';
import { importing } from './zh-CN/importing.ts';
import { keyboard } from './zh-CN/keyboard.ts';
import { library } from './zh-CN/library.ts';
import { list } from './zh-CN/list.ts';
import { live } from './zh-CN/live.ts';
import { notifications } from './zh-CN/notifications.ts';
import { people } from './zh-CN/people.ts';
import { reasons } from './zh-CN/reasons.ts';
import { record } from './zh-CN/record.ts';
import { replay } from './zh-CN/replay.ts';
import { search } from './zh-CN/search.ts';
import { settings } from './zh-CN/settings.ts';
import { setup } from './zh-CN/setup.ts';
import { shell } from './zh-CN/shell.ts';
import { signIn } from './zh-CN/signIn.ts';
import { today } from './zh-CN/today.ts';
import { views } from './zh-CN/views.ts';

/** Every text of the pages. 简体 is the base: its keys are the type that the other languages follow. */
export const zhCN = {
  approvals,
  board,
  cockpit,
  common,
  conditions,
  documents,
  designer,
  dwell,
  errors,
  feedback,
  fields,
  funnels,
  gates,
  help,
  importing,
  keyboard,
  library,
  list,
  live,
  notifications,
  people,
  reasons,
  record,
  replay,
  search,
  settings,
  setup,
  shell,
  signIn,
  today,
  views,
};
