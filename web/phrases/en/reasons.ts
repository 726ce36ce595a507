import type { Translated } from '../translated.ts';
import type { reasons as source } from '../zh-CN/reasons.ts';

export const reasons: Translated<typeof source> = {
  title: 'Reasons',
  hint: 'asked of whoever brings a record here',
  one: 'Reason',
  name: 'Name of the reason',
  add: 'Add a reason',
  subs: 'Sub-reasons',
  subName: 'Sub-reason {{number}}',
  addSub: 'Add a sub-reason',
  asksCompetitor: 'Asks for the [competitor]',
  asksNote: 'Asks for a note',
  up: 'Move up: {{name}}',
  down: 'Move down: {{name}}',
  retire: 'Retire: {{name}}',
  retired: 'retired; records that have it still show it',
  back: 'Bring back',
  backOf: 'Bring back: {{name}}',
  keptIn: {
    field: 'Reason kept in',
    detail: 'Sub-reason kept in',
    competitor: '[Competitor] kept in',
    note: 'Note kept in',
  },
  begin: 'Set up reasons',
  beginHint: 'Begins with what the field offers now',
};
