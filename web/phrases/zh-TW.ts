import type { Phrases } from './translated.ts';
import { approvals } from './zh-TW/approvals.ts';
import { board } from './zh-TW/board.ts';
import { cockpit } from './zh-TW/cockpit.ts';
import { common } from './zh-TW/common.ts';
import { conditions } from './zh-TW/conditions.ts';
import { designer } from './zh-TW/designer.ts';
import { documents } from './zh-TW/documents.ts';
import { dwell } from './zh-TW/dwell.ts';
import { errors } from './zh-TW/errors.ts';
import { feedback } from './zh-TW/feedback.ts';
import { fields } from './zh-TW/fields.ts';
import { funnels } from './zh-TW/funnels.ts';
import { gates } from './zh-TW/gates.ts';
import { help } from './zh-TW/help.ts';
import { importing } from './zh-TW/importing.ts';
import { keyboard } from './zh-TW/keyboard.ts';
import { library } from './zh-TW/library.ts';
import { list } from './zh-TW/list.ts';
import { live } from './zh-TW/live.ts';
import { notifications } from './zh-TW/notifications.ts';
import { people } from './zh-TW/people.ts';
import { reasons } from './zh-TW/reasons.ts';
import { record } from './zh-TW/record.ts';
import { replay } from './zh-TW/replay.ts';
import { search } from './zh-TW/search.ts';
import { settings } from './zh-TW/settings.ts';
import { setup } from './zh-TW/setup.ts';
import { shell } from './zh-TW/shell.ts';
import { signIn } from './zh-TW/signIn.ts';
import { today } from './zh-TW/today.ts';
import { views } from './zh-TW/views.ts';

export const zhTW: Phrases = {
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
