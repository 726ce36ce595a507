import { approvals } from './en/approvals.ts';
import { board } from './en/board.ts';
import { cockpit } from './en/cockpit.ts';
import { common } from './en/common.ts';
import { conditions } from './en/conditions.ts';
import { designer } from './en/designer.ts';
import { documents } from './en/documents.ts';
import { dwell } from './en/dwell.ts';
import { errors } from './en/errors.ts';
import { feedback } from './en/feedback.ts';
import { fields } from './en/fields.ts';
import { funnels } from './en/funnels.ts';
import { gates } from './en/gates.ts';
import { help } from './en/help.ts';
import { importing } from './en/importing.ts';
import { keyboard } from './en/keyboard.ts';
import { library } from './en/library.ts';
import { list } from './en/list.ts';
import { live } from './en/live.ts';
import { notifications } from './en/notifications.ts';
import { people } from './en/people.ts';
import { reasons } from './en/reasons.ts';
import { record } from './en/record.ts';
import { replay } from './en/replay.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/signIn.ts';
import { today } from './en/today.ts';
import { views } from './en/views.ts';
import type { Phrases } from './translated.ts';

export const en: Phrases = {
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
